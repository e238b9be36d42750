"""The stub file is the documentation; here it is held against the binary, both ways."""

import ast
import inspect
from pathlib import Path

import pytest

import nianbao
from nianbao import _nianbao

STUB = ast.parse((Path(nianbao.__file__).parent / "_nianbao.pyi").read_text(encoding="utf-8"))
CLASSES = {node.name: node for node in STUB.body if isinstance(node, ast.ClassDef)}
PUBLIC = sorted(name for name in CLASSES if not name.startswith("_"))
#: What every Python object has, what pickling needs, what rich asks for, and what both leave behind.
UNIVERSAL = {*dir(object), "__module__", "__getnewargs__", "__getnewargs_ex__", "__rich_repr__", "__annotations__", "__slotnames__"}
OWNER = {"self", "cls"}
#: Written in Python, and typed where it is written.
IN_PYTHON = {"Fact", "Panel", "panel", "parse_batch"}


def members(name: str) -> dict[str, ast.FunctionDef]:
    """A class's methods and properties in the stub, with those of the stub's own base class."""
    node = CLASSES[name]
    found = {}
    for base in node.bases:
        if isinstance(base, ast.Name) and base.id in CLASSES:
            found |= members(base.id)
    return found | {child.name: child for child in node.body if isinstance(child, ast.FunctionDef)}


def is_property(node: ast.FunctionDef) -> bool:
    return any(isinstance(d, ast.Name) and d.id == "property" for d in node.decorator_list)


def parameters(node: ast.FunctionDef) -> list[tuple[str, str, object]]:
    """Name, kind and default of each parameter in the stub, without the object or class itself."""
    spec = node.args
    defaults = [None] * (len(spec.posonlyargs + spec.args) - len(spec.defaults)) + spec.defaults
    found = []
    for arg, default in zip(spec.posonlyargs + spec.args, defaults, strict=True):
        kind = "POSITIONAL_ONLY" if arg in spec.posonlyargs else "POSITIONAL_OR_KEYWORD"
        found.append((arg.arg, kind, default))
    found += [(arg.arg, "VAR_POSITIONAL", None) for arg in [spec.vararg] if arg]
    found += [(a.arg, "KEYWORD_ONLY", d) for a, d in zip(spec.kwonlyargs, spec.kw_defaults, strict=True)]
    missing = inspect.Parameter.empty
    return [(n, k, missing if d is None else ast.literal_eval(d)) for n, k, d in found if n not in OWNER]


def of_binary(function) -> list[tuple[str, str, object]]:
    """The same of the compiled function."""
    found = inspect.signature(function).parameters.values()
    return [(p.name, p.kind.name, p.default) for p in found if p.name not in OWNER]


def test_the_same_names_stand_in_stub_binary_and_package():
    declared = {
        node.target.id if isinstance(node, ast.AnnAssign) else node.name
        for node in STUB.body
        if isinstance(node, (ast.AnnAssign, ast.FunctionDef, ast.ClassDef))
    }
    declared = {name for name in declared if not name.startswith("_") or name == "__version__"}
    compiled = {name for name in dir(_nianbao) if not name.startswith("_")} | {"__version__"}
    assert declared == compiled
    assert sorted(nianbao.__all__) == sorted(declared | IN_PYTHON)
    for name in declared:
        assert getattr(nianbao, name) is getattr(_nianbao, name)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_class_has_the_same_members(name):
    binary = getattr(nianbao, name)
    declared = set(members(name))
    compiled = {member for member in vars(binary) if not member.startswith("_")}
    assert {member for member in declared if not member.startswith("_")} == compiled
    if issubclass(binary, Exception):
        return
    assert binary.__eq__ is not object.__eq__
    assert binary.__hash__ is not object.__hash__
    assert binary.__repr__ is not object.__repr__
    assert {m for m in vars(binary) if m.startswith("__")} - UNIVERSAL <= declared
    assert ("__new__" in declared) == ("__new__" in vars(binary))


@pytest.mark.parametrize("name", PUBLIC)
def test_members_have_the_same_kind_signature_and_documentation(name):
    binary = getattr(nianbao, name)
    assert ast.get_docstring(CLASSES[name]) == inspect.getdoc(binary)
    for member, node in members(name).items():
        if member.startswith("__"):
            continue
        compiled = inspect.getattr_static(binary, member)
        doc = ast.get_docstring(node)
        assert doc, f"{name}.{member} has no documentation"
        assert is_property(node) == inspect.isgetsetdescriptor(compiled), member
        if is_property(node):
            assert doc == inspect.getdoc(compiled), member
        else:
            assert doc == inspect.getdoc(getattr(binary, member)), member
            assert parameters(node) == of_binary(getattr(binary, member)), member


@pytest.mark.parametrize("name", ["Articles", "Parser", "Period"])
def test_constructors_have_the_same_signature(name):
    assert parameters(members(name)["__new__"]) == of_binary(getattr(nianbao, name))


def test_functions_have_the_same_signature_and_documentation():
    for node in STUB.body:
        if isinstance(node, ast.FunctionDef):
            compiled = getattr(nianbao, node.name)
            assert parameters(node) == of_binary(compiled)
            assert ast.get_docstring(node) == inspect.getdoc(compiled)


def test_the_vocabularies_are_those_of_the_binary():
    literals = {
        node.target.id: [word.value for word in node.value.slice.elts]
        for node in STUB.body
        if isinstance(node, ast.AnnAssign) and node.value is not None
    }
    checked = 0
    for node in STUB.body:
        if isinstance(node, ast.AnnAssign) and node.target.id.isupper():
            element = node.annotation.slice.slice.elts[0].id
            words = getattr(nianbao, node.target.id)
            assert all(isinstance(word, str) for word in words)
            if element in literals:
                assert list(words) == literals[element], node.target.id
                checked += 1
    assert checked == len(literals)
