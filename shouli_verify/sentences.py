"""What can be found, each in Chinese and in English, by its code."""

from shouli_verify.seal_sentences import SEALS_AND_BUNDLES

NOTES = frozenset({"restored", "unsealed", "erased", "withheld", "key_not_given", "unfinished", "timestamp_roots"})
"""What an auditor should know, though nothing is wrong with the record."""

SENTENCES: dict[str, tuple[str, str]] = {
    # the chain of a case
    "missing": (
        "第 {no} 条事实不在了：其后是第 {found} 条。",
        "Fact {no} is missing: fact {found} stands in its place.",
    ),
    "chain": (
        "第 {no} 条事实（{kind}）与前一条接不上：它被改动、调换或插入过。",
        "Fact {no} ({kind}) does not fit to the one before it: it was changed, swapped or put in.",
    ),
    "head": (
        "记录止于第 {no} 条（{hash}…），而案件登记的末条是第 {head_no} 条（{head_hash}…）：末尾被删去、添加或改动过。",
        "The record ends at fact {no} ({hash}…), but the case's head is fact {head_no} ({head_hash}…): "
        "its tail was cut, added to or changed.",
    ),
    "unreadable": ("第 {no} 条事实无法读出：{reason}。", "Fact {no} cannot be read: {reason}."),
    "case_row": (
        "案件登记的{field}为 {found}，而第 1 条事实记录的是 {recorded}。",
        "The case's row has the {field} {found}, but fact 1 has {recorded}.",
    ),
    "no_facts": ("案件没有任何事实。", "The case has no facts."),
    "orphan": (
        "表 {table} 中有 {count} 行属于不存在的案件（编号 {case_id}）。",
        "Table {table} has {count} rows of a case that does not exist (row {case_id}).",
    ),
    # personal answers beside it
    "personal_changed": (
        "第 {no} 条事实的个人信息“{name}”与其加盐摘要不符：它被改动过。",
        "The personal answer “{name}” of fact {no} does not have the salted hash that the fact has: it was changed.",
    ),
    "personal_missing": (
        "第 {no} 条事实的个人信息“{name}”不在了，而没有删除它的记录。",
        "The personal answer “{name}” of fact {no} is gone, and no fact says that it was erased.",
    ),
    "personal_added": (
        "第 {no} 条事实没有个人信息“{name}”，却存有一份。",
        "There is a personal answer “{name}” of fact {no}, which has none.",
    ),
    "attachment_changed": (
        "第 {no} 条事实的附件“{name}”与其加盐摘要不符：它被改动过。",
        "The attachment “{name}” of fact {no} does not have the salted hash that its answer has: it was changed.",
    ),
    "attachment_missing": (
        "第 {no} 条事实的附件“{name}”不在了，而没有删除它的记录。",
        "The attachment “{name}” of fact {no} is gone, and no fact says that it was erased.",
    ),
    "attachment_added": (
        "存有一个没有任何答案提到的附件（{digest}…）。",
        "There is an attachment ({digest}…) that no answer names.",
    ),
    "not_erased": (
        "第 {no} 条事实的个人信息“{name}”按记录已删除，却仍存着一份。",
        "The personal answer “{name}” of fact {no} was erased, as the record says, and is still there.",
    ),
    "erased": (
        "已依记录删除 {count} 项个人信息；其摘要仍在链中，链完整。",
        "{count} personal answers were erased, as the record says; their hashes stay in the chain, which is whole.",
    ),
    "withheld": (
        "此包不含 {count} 项个人信息，只含其加盐摘要；链完整。",
        "{count} personal answers are not in this bundle, only their salted hashes; the chain is whole.",
    ),
    # versions and deployments
    "version_changed": (
        "流程版本 {version}… 的文件与其地址不符：{files}。",
        "The files of version {version}… do not have its address: {files}.",
    ),
    "version_missing": ("流程版本 {version}… 的文件不在了。", "The files of version {version}… are gone."),
    "deployment_changed": (
        "第 {no} 次部署已不是第 {seal} 号封印时的样子：当时为 {sealed}，现为 {found}。",
        "Deployment {no} is not as seal {seal} has it: it was {sealed}, and is {found}.",
    ),
    "deployment_missing": (
        "第 {no} 次部署载于第 {seal} 号封印（{sealed}），现已不在。",
        "Deployment {no} stands in seal {seal} ({sealed}) and is gone.",
    ),
    "case_gone": (
        "案件 {number}（{organisation}）载于第 {seal} 号封印，有 {no} 条事实，现已不在。",
        "Case {number} of {organisation} stands in seal {seal} with {no} facts, and is gone.",
    ),
    "sealed_cut": (
        "第 {seal} 号封印时有 {no} 条事实，现只有 {found} 条：末尾被删去。",
        "Seal {seal} has {no} facts of it, and there are only {found}: its tail was cut.",
    ),
    "sealed_other": (
        "第 {seal} 号封印封的是另一案件：{sealed}。",
        "Seal {seal} has another case in its place: {sealed}.",
    ),
    "binding": (
        "{organisation} 的 {procedure} {year} 年装订与其所装订的案件不符：有案件被取走、添加或改动。",
        "The year {year} of {procedure} ({organisation}) does not have the cases it was bound with.",
    ),
    "bound_case": (
        "{organisation} 的 {procedure} {year} 年装订中，案件 {number} 的第 {no} 条事实已不是装订时的样子。",
        "Fact {no} of case {number} is not what it was when {year} of {procedure} ({organisation}) was bound.",
    ),
    "binding_changed": (
        "第 {seal} 号封印载有的年度装订已被改动或不在了：{sealed}。",
        "A bound year that stands in seal {seal} was changed, or is gone: {sealed}.",
    ),
    "views_broken": (
        "{organisation} 的查阅记录第 {no} 条与前一条接不上：它被改动、删去、调换或插入过。",
        "View {no} of {organisation} does not fit to the one before it: it was changed, deleted, swapped or put in.",
    ),
    "views_changed": (
        "第 {seal} 号封印时，{organisation} 的查阅记录有第 {no} 条，现已不同或不在：末尾被删去，或重新计算过。",
        "Seal {seal} has view {no} of {organisation}, which is another now, or gone: the tail was cut or computed anew.",
    ),
    "stock_broken": (
        "{organisation} 的表单库存记录第 {no} 条与前一条接不上：它被改动、删去、调换或插入过。",
        "Entry {no} of the stock of forms of {organisation} does not fit to the one before it: it was changed, deleted, swapped "
        "or put in.",
    ),
    "stock_changed": (
        "第 {seal} 号封印时，{organisation} 的表单库存记录有第 {no} 条，现已不同或不在：末尾被删去，或重新计算过。",
        "Seal {seal} has entry {no} of the stock of forms of {organisation}, which is another now, or gone: the tail was cut or "
        "computed anew.",
    ),
    "stock_rule": (
        "{organisation} 的表单库存记录第 {no} 条（{form}）不可能发生：编号 {number} 当时不在其所述之处。",
        "Entry {no} of the stock of forms of {organisation} ({form}) cannot have happened: number {number} was not where it says.",
    ),
    "leaf_unreadable": (
        "封存第 {seal} 号关于 {thing} 的记录读不出来：它被改动过。",
        "What seal {seal} says of {thing} cannot be read: it was changed.",
    ),
    "serials": (
        "流程 {procedure}（{organisation}，{period}）给出过 {given} 个编号，登记的案件却有 {found} 件：有案件被删去或添加。",
        "Procedure {procedure} of {organisation} has, in period {period}, given out {given} numbers, but there are {found} cases: "
        "cases were deleted or added.",
    ),
    # re-execution
    "differs": (
        "重新执行时，第 {no} 条事实（元素 {element}）不同：应为 {expected}，得到 {got}。",
        "Executed again, fact {no} (element {element}) differs: expected {expected}, got {got}.",
    ),
    "cannot_execute": ("无法重新执行：{reason}", "It cannot be executed again: {reason}"),
    "derived": (
        "由事实推出的数据与事实不符：{what}。用 shouli rebuild 可重新推出。",
        "What is derived from the facts is not as they say: {what}. `shouli rebuild` derives it again.",
    ),
    **SEALS_AND_BUNDLES,
}
