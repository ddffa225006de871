"""What the news of a contract says (MsgData of FlowStatusChange).

Its list of fields is not public. FlowId, FlowStatus as a word, and the CustomerData of the
request are sure; so nothing else is sent, and whoever wants to know more must ask.
"""

from sandbox.tencent.answers import Json
from sandbox.tencent.state import Flow, Signer, World

from .words import flow_word


def news(_world: World, flow: Flow, _operate: str, _signer: Signer | None) -> Json:
    return {
        "FlowId": flow.flow_id,
        "FlowStatus": flow_word(flow),
        "CustomerData": flow.user_data,
    }
