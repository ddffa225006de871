"""The form for many contracts: what stands in its lines, and what is said of them."""

import pytest

from handlers.text import EN, ZH, Text
from handlers.views import create_many as view
from handlers.views.create_form import SignerRow
from handlers.views.create_many_form import ManyForm, many_form_of
from handlers.views.create_many_lines import Line, Misfit, parsed, written
from handlers.views.create_many_problems import errors
from services.contracts.announcements import TellMany
from services.contracts.controls import FieldValue, Mark, TemplateField
from services.contracts.errors import Reason
from services.contracts.many_wish import Wrongs, check_many
from services.contracts.model import Contract, Creation, Failure, Status
from services.contracts.order import Order, PartyKind, Role, Signer, Template
from services.contracts.rules import At
from tests.handlers.views.filling import filled, inputs
from tests.handlers.views.samples import EVERYTHING, NOW, OWNER, contract
from tests.services.contracts.made import RULES

LANGS = pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
COMPANY = Role(id="r0", name="公司", kind=PartyKind.EMPLOYEE)
WORKER = Role(id="r1", name="员工", kind=PartyKind.PERSON)
WITNESS = Role(id="r2", name="见证人")
NDA = Template(id="t1", name="保密协议", roles=(COMPANY, WORKER), ordered=False)
THREE = NDA.model_copy(update={"roles": (COMPANY, WORKER, WITNESS)})
OURS = SignerRow(
    kind=PartyKind.EMPLOYEE, name="赵敏敏", mobile="13800000009", company="示例科技有限公司"
)


def person(name: str, mobile: str, company: str = "") -> Signer:
    kind = PartyKind.EMPLOYEE if company else PartyKind.PERSON
    return Signer(kind=kind, name=name, mobile=mobile, company=company)


LI, QIAN = person("李四光", "13900000002"), person("钱七", "13900000003")


@pytest.mark.parametrize(
    "typed",
    [
        "李四光, 13900000002\n钱七, 13900000003",
        "李四光，１３９０００００００２\n钱七，13900000003",
        "李四光\t13900000002\t\n钱七\t139 0000 0003\t",
        "  李四光 , +86 139-0000-0002 ;\r\n钱七、13900000003；\n",
    ],
)
def test_a_line_is_read_however_it_was_typed_or_pasted(typed: str) -> None:
    assert parsed(typed, [WORKER]) == [Line(1, (LI,)), Line(2, (QIAN,))]


@pytest.mark.parametrize(
    "typed",
    [
        "李四光, 13900000002; 钱七, 13900000003, 远方贸易有限公司",
        "李四光，13900000002；钱七，13900000003，远方贸易有限公司",
        "李四光\t13900000002\t\t钱七\t13900000003\t远方贸易有限公司",
        "李四光\t13900000002\t钱七\t13900000003\t远方贸易有限公司\t\t",
    ],
)
def test_two_signers_in_a_line_are_told_apart(typed: str) -> None:
    other = person("钱七", "13900000003", "远方贸易有限公司")
    assert parsed(typed, [WORKER, WITNESS]) == [Line(1, (LI, other))]


def test_empty_lines_count_but_are_no_contracts() -> None:
    assert parsed("\n李四光,13900000002\n \t\n钱七,13900000003\n\n", [WORKER]) == [
        Line(2, (LI,)),
        Line(4, (QIAN,)),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("李四光, 13900000002; 钱七, 13900000003", 2),
        ("李四光, 13900000002, 远方贸易有限公司, 经理", 1),
    ],
)
def test_a_line_that_says_too_much_is_no_contract(typed: str, found: int) -> None:
    assert parsed(typed, [WORKER]) == [Misfit(1, found)]


@pytest.mark.parametrize("typed", ["李四光, 13900000002", "李四光", "李四光, 没有号码, 钱七"])
def test_a_line_that_says_too_little_is_none_either(typed: str) -> None:
    [misfit] = parsed(typed, [WORKER, WITNESS])
    assert isinstance(misfit, Misfit)


def test_a_column_too_many_is_not_passed_over() -> None:
    [line] = parsed("1\t李四光\t13900000002\t钱七\t13900000003", [WORKER, WITNESS])
    assert isinstance(line, Line)
    assert line.signers[0].name == "1"
    assert line.signers[0].mobile == "李四光", "which is told at its line"


def test_what_is_written_is_read_as_it_was() -> None:
    signers = (LI, person("钱七", "13900000003", "远方贸易, 上海; 公司"))
    [line] = parsed(written(signers), [WORKER, WITNESS])
    assert isinstance(line, Line)
    assert line.signers == (LI, person("钱七", "13900000003", "远方贸易 上海 公司"))


def of(lines: str, template: Template = NDA, **change: object) -> ManyForm:
    made = ManyForm(name="保密协议", signer=OURS, lines=lines, deadline=NOW.date().replace(day=30))
    return made.with_template(template).model_copy(update=change)


def problems(form: ManyForm, text: Text) -> dict[str, str]:
    typed = parsed(form.lines, form.varying) if form.roles else ()
    signers = [form.signers(one.signers) for one in typed if isinstance(one, Line)]
    found = check_many(form.common("Asia/Shanghai"), signers, form.who, RULES, NOW)
    said = errors(found if isinstance(found, Wrongs) else Wrongs((), ()), typed, form, text)
    shown = inputs(view.form(form, text, now=NOW, can=EVERYTHING, most=20))
    assert set(said) <= shown, "Slack drops an answer that names a foreign block"
    return said


@LANGS
def test_what_is_wrong_with_a_line_names_its_number(text: Text) -> None:
    said = problems(of("李四光, 13900000002\n\n钱七, 139000"), text)
    assert said == {view.LINES: text.create_many.line(3, text.wrong.mobile)}


@LANGS
def test_where_a_line_has_several_signers_the_role_is_named_too(text: Text) -> None:
    said = problems(of("李四光, 13900000002; 钱七, 139000000", THREE), text)
    assert said == {view.LINES: text.create_many.role(1, "见证人", text.wrong.mobile)}


@LANGS
def test_a_company_where_a_person_is_wanted_and_the_other_way_round(text: Text) -> None:
    said = problems(of("李四光, 13900000002, 远方贸易有限公司"), text)
    assert said == {view.LINES: text.create_many.line(1, text.create_many.wants_person)}
    nobody = of("孙工, 13700000000; 李四光, 13900000002").with_same(None)
    company = text.create_many.role(1, "公司", text.create_many.wants_company)
    assert problems(nobody, text) == {view.LINES: company}


@LANGS
def test_equal_lines_and_lines_that_do_not_fit_are_told_in_their_order(text: Text) -> None:
    lines = "李四光, 13900000002\n钱七; 13900000003\n李四光，13900000002"
    misfit = text.create_many.misfit(2, 2, 1, "员工")
    same = text.create_many.same_line(3, 1)
    assert problems(of(lines), text) == {view.LINES: text.words.gap.join((misfit, same))}


@LANGS
def test_of_many_bad_lines_some_are_told_and_the_rest_are_counted(text: Text) -> None:
    lines = "\n".join(f"李四{number}, 1390" for number in range(9))
    said = problems(of(lines), text)[view.LINES]
    assert text.create_many.line(5, text.wrong.mobile) in said
    assert text.create_many.line(6, text.wrong.mobile) not in said
    assert said.endswith(text.create_many.further(4))


@LANGS
def test_more_lines_than_possible_are_counted_with_the_limit(text: Text) -> None:
    lines = "\n".join(f"李四{number}, 139{number:08}" for number in range(21))
    assert problems(of(lines), text) == {view.LINES: text.create_many.too_many(21, 20)}


@LANGS
def test_what_is_wrong_with_our_own_signer_stands_at_their_field_once(text: Text) -> None:
    bad = OURS.model_copy(update={"mobile": "1380", "company": ""})
    said = problems(of("李四光, 13900000002\n钱七, 13900000003", signer=bad), text)
    at = view.signer_scope(of(""))
    assert said == {
        f"{at}:mobile": text.wrong.mobile,
        f"{at}:company": text.wrong.company_missing,
    }


@LANGS
def test_our_own_signer_in_a_line_is_told_at_the_line(text: Text) -> None:
    same = of("").model_copy(update={"roles": (WITNESS, WITNESS), "same": 0})
    row = SignerRow(name="李四光", mobile="13900000002")
    form = same.model_copy(update={"signer": row, "lines": "李四光,13900000002"})
    assert problems(form, text) == {view.LINES: text.create_many.line(1, text.wrong.twice)}


@LANGS
def test_without_lines_and_without_a_template_that_alone_is_said(text: Text) -> None:
    assert problems(of(" \n"), text) == {view.LINES: text.create_many.no_lines}
    unchosen = of("李四光,13900000002").without_template()
    missing = {view.template_block(unchosen): text.wrong.missing[At.SOURCE]}
    assert problems(unchosen, text) == missing
    not_drawn = unchosen.model_copy(update={"template_id": "t1"})
    assert problems(not_drawn, text) == {view.template_block(not_drawn): text.wrong.roles}


def test_the_role_of_a_company_is_taken_for_our_side() -> None:
    assert (of("").same, of("").who) == (0, 1)
    persons = NDA.model_copy(update={"roles": (WORKER, WITNESS)})
    assert (of("", persons).same, of("", persons).who) == (None, 0)
    alone = NDA.model_copy(update={"roles": (COMPANY,)})
    assert of("", alone).same is None


def test_another_template_keeps_what_was_typed() -> None:
    form = of("李四光, 13900000002")
    other = form.with_template(THREE.model_copy(update={"id": "t2"}))
    assert (other.lines, other.signer, other.name) == (form.lines, form.signer, form.name)
    gone = form.without_template()
    assert (gone.lines, gone.signer, gone.name) == (form.lines, form.signer, form.name)
    assert view.template_block(gone) != view.template_block(form)


def orders(*lines: Signer) -> list[Order]:
    """What a form amounts to in which these were typed."""
    form = of("\n".join(written([one]) for one in lines))
    signers = [form.signers([one]) for one in lines]
    made = check_many(form.common("Asia/Shanghai"), signers, form.who, RULES, NOW)
    assert not isinstance(made, Wrongs)
    return list(made)


def test_what_was_refused_comes_back_as_it_was_typed() -> None:
    again = many_form_of(orders(LI, QIAN), NDA, "Asia/Shanghai")
    assert again == of("李四光, 13900000002\n钱七, 13900000003")


def test_what_was_filled_in_for_all_of_them_comes_back() -> None:
    field = TemplateField(id="f1", name="金额", mark=Mark.TEXT, required=True)
    asking = NDA.model_copy(update={"fields": (field,)})
    given = FieldValue(id="f1", name="金额", value="100")
    made = [one.model_copy(update={"values": (given,)}) for one in orders(LI)]
    [again] = many_form_of(made, asking, "Asia/Shanghai").fields
    assert again.value == "100"


def test_signers_of_our_side_who_differ_come_back_in_the_lines() -> None:
    first, second = orders(LI, QIAN)
    other = first.signers[0].model_copy(update={"name": "周八"})
    mixed = second.model_copy(update={"signers": (other, second.signers[1])})
    again = many_form_of([first, mixed], NDA, "Asia/Shanghai")
    assert again.same is None
    assert again.lines.splitlines()[1] == ("周八, 13800000009, 示例科技有限公司; 钱七, 13900000003")


def test_of_a_template_with_other_roles_by_now_nothing_is_guessed() -> None:
    again = many_form_of(orders(LI), THREE, "Asia/Shanghai")
    assert (again.lines, len(again.roles)) == ("", 3)


def failed(number: int, reason: Reason = Reason.NO_QUOTA, detail: str = "") -> Contract:
    why = Failure(reason=reason, code="X", detail=detail)
    return contract(Status.FAILED, id=f"ABCDEFG{number:03}", failure=why)


def telling(*contracts: Contract, **how: object) -> TellMany:
    ids = tuple(one.id for one in contracts)
    return TellMany.model_validate(
        {"contract_id": ids[0], "contract_ids": ids, "who": OWNER, **how}
    )


@LANGS
def test_the_summary_says_how_many_were_made_and_why_the_others_not(text: Text) -> None:
    made = [contract(id=f"MADEMADE{n:02}") for n in range(17)]
    gone = [failed(1), failed(2), failed(3, Reason.BAD_MOBILE)]
    shown = view.told(telling(*made, *gone), [*made, *gone], text)
    for said in (
        text.create_many.some_made(17, 20),
        text.create_many.not_made(3),
        text.errors.reason[Reason.NO_QUOTA],
        text.errors.reason[Reason.BAD_MOBILE],
        *(one.id for one in gone),
    ):
        assert said in shown.text
    [button] = shown.payload()["blocks"][-1]["elements"]
    assert button["action_id"] == view.CORRECT
    assert view.ids_in(button["value"]) == [one.id for one in gone]


@LANGS
def test_the_summary_of_all_of_none_and_of_those_in_doubt(text: Text) -> None:
    made, gone = contract(), failed(1)
    unclear = contract(Status.CREATING, creation=Creation(attempted_at=NOW, unclear=True))
    said = text.create_many
    assert view.told(telling(made, made), [made, made], text).text == said.all_made(2)
    assert said.none_made(1) in view.told(telling(gone), [gone], text).text
    both = view.told(telling(made, unclear), [made, unclear], text).text
    assert said.some_made(1, 2) in both
    assert said.unclear(1) in both
    doubt = view.told(telling(unclear, gone), [unclear, gone], text).text
    assert said.some_made(0, 2) in doubt, "nobody knows that it was none"


@LANGS
def test_while_it_takes_longer_nothing_is_said_to_have_failed(text: Text) -> None:
    gone = failed(1)
    waiting = view.told(telling(gone, waiting=True, error="Unavailable"), [gone], text).text
    assert waiting == text.words.gap.join((text.create_many.delayed(1), text.trouble.waiting))
    stopped = view.told(telling(gone, error="Unexpected"), [gone], text).text
    assert stopped == text.words.gap.join((text.create_many.stopped(1), text.errors.unexpected))


def test_one_that_came_to_be_after_all_is_counted_as_made() -> None:
    made = failed(1).model_copy(update={"status": Status.WAITING})
    assert view.told(telling(made), [made], EN).text == EN.create_many.all_made(1)


@LANGS
def test_the_form_comes_back_as_it_was(text: Text) -> None:
    form = of("李四光, 13900000002\n钱七，139", reviewer="U2", channel="C2")
    assert view.read(filled(view.form(form, text, now=NOW, can=EVERYTHING, most=20))) == form
