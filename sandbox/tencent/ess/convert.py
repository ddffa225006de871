"""CreateFileConvertTask and DescribeFileConvertTask."""

from sandbox.tencent.answers import Json
from sandbox.tencent.converting import WORDS, start_converting, task_of
from sandbox.tencent.state import World

from .creation import check_honoured


def create_file_convert_task(world: World, body: Json) -> Json:
    check_honoured(body, {"Operator", "ResourceType", "ResourceName", "ResourceId"})
    task = start_converting(world, body["ResourceId"], body["ResourceType"])
    return {"TaskId": task.task_id}


def describe_file_convert_task(world: World, body: Json) -> Json:
    check_honoured(body, {"Operator", "TaskId"})
    task = task_of(world, body["TaskId"])
    return {
        "TaskId": task.task_id,
        "TaskStatus": task.status,
        "TaskMessage": WORDS[task.status],
        "ResourceId": task.pdf_id,
    }
