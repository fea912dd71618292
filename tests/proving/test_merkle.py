"""Merkle trees as RFC 9162 has them, against its definition written down once more."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from shouli_verify import merkle

LEAVES = st.lists(st.text(max_size=5), min_size=1, max_size=40)


def _by_definition(leaves: list[bytes]) -> bytes:
    """RFC 9162 section 2.1.1: the largest power of two smaller than n goes left."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << ((len(leaves) - 1).bit_length() - 1)
    return merkle.node(_by_definition(leaves[:half]), _by_definition(leaves[half:]))


def _tree(texts: list[str]) -> merkle.Tree:
    tree = merkle.Tree()
    tree.put(dict(enumerate(map(merkle.leaf, texts))))
    return tree


def test_the_root_over_nothing_is_the_hash_of_nothing() -> None:
    assert merkle.Tree().root == hashlib.sha256(b"").digest()


@given(LEAVES)
def test_the_root_is_that_of_the_standard(texts: list[str]) -> None:
    assert _tree(texts).root == _by_definition([merkle.leaf(text) for text in texts])


@given(LEAVES, st.data())
def test_a_changed_leaf_gives_the_tree_that_it_would_have_given_from_the_beginning(
    texts: list[str], data: st.DataObject
) -> None:
    tree, place = _tree(texts), data.draw(st.integers(0, len(texts)))
    changed = [*texts[:place], "changed", *texts[place + 1 :]]
    tree.put({place: merkle.leaf("changed")})
    assert (tree.root, len(tree)) == (_tree(changed).root, len(changed))


@given(LEAVES, st.data())
def test_a_path_leads_from_its_leaf_and_from_no_other(texts: list[str], data: st.DataObject) -> None:
    tree, place = _tree(texts), data.draw(st.integers(0, len(texts) - 1))
    path, leaf = tree.path(place), merkle.leaf(texts[place])
    assert merkle.root_over(leaf, place, len(texts), path) == tree.root
    assert merkle.root_over(merkle.leaf("another leaf"), place, len(texts), path) != tree.root
    assert merkle.root_over(leaf, place, len(texts), [*path, leaf]) is None
    assert merkle.root_over(leaf, len(texts), len(texts), path) is None
    for other in range(len(texts)):
        if texts[other] != texts[place]:
            assert merkle.root_over(leaf, other, len(texts), path) != tree.root
