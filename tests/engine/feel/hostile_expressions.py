"""Expressions that would take the whole machine if they were let."""

_SHARED = ",".join(f"v{n + 1}: [v{n}, v{n}]" for n in range(40))
_BOMB = "^(a|aa)+$"
_AS = "a" * 60

DEEP = {
    "brackets": "(" * 3000 + "1" + ")" * 3000,
    "lists": "[" * 100 + "]" * 100,
    "contexts": "{a:" * 100 + "1" + "}" * 100,
    "signs": "-" * 4000 + "1",
    "negations": "not(" * 200 + "true" + ")" * 200,
    "conditionals": "if true then " * 300 + "1" + " else 2" * 300,
    "functions": "function(a) " * 300 + "a",
    "filters": "[1]" + "[[1]" * 100 + "]" * 100,
    "a long text": "1" + " + 1" * 5000,
    "a pattern of brackets": f'matches("x", "{"(" * 1500}x{")" * 1500}")',
    "a pattern that counts": 'matches("aaaa", "(((a{1,1000}){1,1000}){1,1000}){1,1000}")',
}
LONG = {
    "a range": "for i in 1..1000000000 return i",
    "a range backwards": "for i in 1000000000..1 return i",
    "a range as a value": "count(for i in [1..10000000000] return 1)",
    "ranges in ranges": "for i in 1..1000, j in 1..1000, k in 1..1000 return i * j * k",
    "ranges within": "for i in 1..100000 return for j in 1..100000 return j",
    "all days": 'for i in @"0001-01-01"..@"9999-12-31" return i',
    "some": "some x in 1..1000000000 satisfies x = -1",
    "every": "every x in 1..1000000000 satisfies x > 0",
    "every of every": "every i in 1..9999 satisfies every j in 1..9999 satisfies every k in 1..9999 satisfies true",
    "a long body": "for i in 1..100000 return " + "+".join(["i"] * 1000),
    "a list that holds its beginnings": "for i in 1..9000 return partial",
    "a list that grows deep": "for i in 1..9000 return [partial[-1]]",
    "powers": "for i in 1..100000 return i ** 0.37",
    "exponentials": "for i in 1..100000 return exp(i)",
    "logarithms": "for i in 1..100000 return log(i)",
    "roundings": "for i in 1..100000 return decimal(i / 3, 6000)",
    "long numbers": "for i in 1..5000 return string(10 ** 6000)",
    "dates": 'for i in 1..100000 return date("2026-01-01") + duration("P1D")',
    "comparisons of contexts": "count(distinct values(for i in 1..50000 return {a: i}))",
    "comparisons of lists": "count(distinct values(for i in 1..5000 return [i]))",
    "sorting": "sort(for i in 1..50000 return -i, function(a, b) a < b)",
    "searching": "for i in 1..10000 return list contains(for j in 1..10000 return j, -1)",
    "putting together": "context(for i in 1..100000 return {key: string(i), value: i})",
    "a union": "union(for i in 1..100 return for j in 1..1000 return {a: j})",
    "cutting": f'for i in 1..100000 return substring("{"x" * 8000}", 1)',
    "writing": "for i in 1..100000 return string({a: {b: {c: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}}})",
    "filtering": "(for i in 1..3000 return i)[count((for j in 1..3000 return j)[item > 1]) > 0]",
}
ENDLESS = {
    "itself": "{f: function(n) f(n + 1), x: f(1)}.x",
    "itself twice": "{f: function(n) f(n) + f(n), x: f(1)}.x",
    "itself as an argument": "{f: function(g) g(g), x: f(f)}.x",
    "itself without a name": "(function(x) x(x))(function(x) x(x))",
    "two of each other": "{f: function(n) g(n), g: function(n) f(n), x: f(1)}.x",
    "a tree": "{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1), x: f(60)}.x",
    "within a sort": "{f: function(n) count(sort([n, 1], function(a, b) f(n - 1) = 0)), x: f(900)}.x",
}
LARGE = {
    "a text that doubles": '{f: function(n, t) if n = 0 then string length(t) else f(n - 1, t + t), x: f(60, "a")}.x',
    "a list that doubles": "{f: function(n, l) if n = 0 then count(l) else f(n - 1, concatenate(l, l)), x: f(60, [1])}.x",
    "a list of itself, written": "{f: function(n, l) if n = 0 then string(l) else f(n - 1, [l, l]), x: f(60, [1])}.x",
    "a list of itself, compared": "{f: function(n, l) if n = 0 then l else f(n - 1, [l, l]), x: f(60, [1]) = f(60, [1])}.x",
    "shared lists, written": "{v0: [1, 1]," + _SHARED + ", x: string length(string(v40))}.x",
    "shared lists, flattened": "{v0: [1, 1]," + _SHARED + ", x: count(flatten(v40))}.x",
    "a joined text": 'string join(for i in 1..20000 return "' + "x" * 500 + '")',
    "a replaced text": f'replace("{"a" * 4000}", "a", "{"b" * 4000}")',
}
PATTERNS = {
    "match": f'matches("{_AS}!", "{_BOMB}")',
    "three ways to say one": f'matches("{_AS}!", "^(a|a|a)*$")',
    "replace": f'replace("{_AS}!", "{_BOMB}", "x")',
    "split": f'split("{_AS}!", "{_BOMB}")',
    "extract": f'extract("{_AS}!", "{_BOMB}")',
    "a little each time": f'for i in 1..100000 return matches("{"a" * 24}!", "{_BOMB}")',
    "a pattern that is made": '{f: function(n, t) if n = 0 then matches("aaa", t) else f(n - 1, t + t), x: f(20, "a*")}.x',
}
HOSTILE = {
    f"{kind}: {name}": text
    for kind, each in {"deep": DEEP, "long": LONG, "endless": ENDLESS, "large": LARGE, "pattern": PATTERNS}.items()
    for name, text in each.items()
}
