"""What can be found of seals and of bundles, each in Chinese and in English, by its code."""

SEALS_AND_BUNDLES: dict[str, tuple[str, str]] = {
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
