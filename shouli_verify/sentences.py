"""What can be found, each in Chinese and in English, by its code."""

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
    "views_broken": (
        "{organisation} 的查阅记录第 {no} 条与前一条接不上：它被改动、删去、调换或插入过。",
        "View {no} of {organisation} does not fit to the one before it: it was changed, deleted, swapped or put in.",
    ),
    "views_changed": (
        "第 {seal} 号封印时，{organisation} 的查阅记录有第 {no} 条，现已不同或不在：末尾被删去，或重新计算过。",
        "Seal {seal} has view {no} of {organisation}, which is another now, or gone: the tail was cut or computed anew.",
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
    # seals
    "seal_unreadable": ("第 {seal} 号封印无法读出。", "Seal {seal} cannot be read."),
    "signature": (
        "第 {seal} 号封印的签名不真：封印被改动过。",
        "The signature of seal {seal} is not genuine: it was changed.",
    ),
    "seal_missing": (
        "应为第 {expected} 号封印，却是第 {found} 号：有封印被删去。",
        "Seal {expected} should stand here, but {found} does: seals were taken out.",
    ),
    "seal_order": (
        "第 {seal} 号封印不接在第 {before} 号之后：其中之一被换过。",
        "Seal {seal} does not stand on seal {before}: one of them was replaced.",
    ),
    "seal_backwards": (
        "第 {seal} 号封印的时间或案件数小于前一号。",
        "Seal {seal} has an earlier time or fewer leaves than the one before it.",
    ),
    "seal_root": (
        "第 {seal} 号封印的根与其所封内容不符：所封内容的记录被改动过。",
        "The root of seal {seal} is not that of what it sealed: the list of what was sealed was changed.",
    ),
    "seal_text": (
        "数据库中第 {seal} 号封印的字段与其签名文本不符。",
        "The columns of seal {seal} in the database are not what its signed text says.",
    ),
    "seal_outside": (
        "数据库中的第 {seal} 号封印与库外文件中的不同：两者之一被换过。",
        "Seal {seal} in the database is another than in the file outside it: one of them was replaced.",
    ),
    "rolled_back": (
        "库外文件有第 {seal} 号封印，数据库没有：数据库被退回到了更早的备份。",
        "The file outside the database has seal {seal}, which the database has not: it was set back to an older backup.",
    ),
    "outside_short": (
        "库外文件缺第 {seal} 号封印：文件被删减，或不是这个数据库的。",
        "The file outside the database lacks seal {seal}: it was cut, or belongs to another database.",
    ),
    "outside_unreadable": (
        "库外文件中有一行不是封印：{where}。",
        "A line of the file outside the database is no seal: {where}.",
    ),
    "key_untrusted": (
        "第 1 号封印由密钥 {key} 签署，而您信任的是 {trusted}：整个包可能是伪造的。",
        "Seal 1 is signed by key {key}, but you trust {trusted}: all of this may be forged.",
    ),
    "key_unannounced": (
        "第 {seal} 号封印由密钥 {key} 签署，而之前没有封印宣布过它。",
        "Seal {seal} is signed by key {key}, which no seal before it has announced.",
    ),
    "restored": (
        "第 {seal} 号封印（{at}）之前，数据库曾被退回到备份，理由：{reason}。",
        "Before seal {seal} ({at}) the database was set back to a backup, because: {reason}",
    ),
    "timestamp": (
        "第 {seal} 号封印的时间戳不成立：{reason}。",
        "The timestamp of seal {seal} does not hold: {reason}.",
    ),
    "timestamp_roots": (
        "{count} 个封印有时间戳，内容相符；其签名未核对，因为没有给出签发机构的证书（--timestamp-roots）。",
        "{count} seals have timestamps, which are of them; their signatures were not checked, for want of the authority's "
        "certificates (--timestamp-roots).",
    ),
    "no_seals": ("没有任何封印。", "There is no seal."),
    # a bundle
    "key_not_given": (
        "签署者的首个密钥是 {key}。请与该机构公布的密钥核对，或以 --key 给出。",
        "The first key is {key}. Compare it with the one that the organisation has published, or give that with --key.",
    ),
    "not_a_bundle": ("这不是受理的案件包：{reason}。", "This is no bundle of a case: {reason}."),
    "file_changed": ("包中的文件 {path} 被改动过。", "The file {path} of the bundle was changed."),
    "file_missing": ("包中缺少文件 {path}。", "The bundle lacks the file {path}."),
    "file_added": ("包中的文件 {path} 不在清单上。", "The file {path} of the bundle is not on its list."),
    "manifest": (
        "清单的签名不真：包被改动过。",
        "The signature of the list of files is not genuine: the bundle was changed.",
    ),
    "manifest_key": (
        "清单由密钥 {key} 签署，而封印的密钥是 {sealing}。",
        "The list of files is signed by key {key}, but the seals end with key {sealing}.",
    ),
    "proof": (
        "案件不在第 {seal} 号封印之内：链被重新计算过，或证明不属于它。",
        "The case is not in seal {seal}: its chain was computed anew, or the proof is another's.",
    ),
    "proof_head": (
        "第 {seal} 号封印时，第 {no} 条事实的摘要不同：此后链被重新计算过。",
        "In seal {seal}, fact {no} had another hash: the chain was computed anew afterwards.",
    ),
    "unsealed": ("第 {first} 至 {last} 条事实尚未封印。", "Facts {first} to {last} are not sealed yet."),
    "unfinished": ("只检查了部分：{reason}", "Only part was checked: {reason}"),
}
