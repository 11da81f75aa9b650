#!/usr/bin/python3
"""Every document has a schema and an example; the examples are valid, broken ones are not; so is what `lemmata list --json` prints.

The validator knows the keywords that the schemas use and refuses a schema with any other: an unknown keyword would be a check that
never happens."""
import copy
import json
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "reports" / "model"
NAMES = ("list", "verify", "check", "selftest", "bench", "witness", "record", "report", "figure", "worst-case", "worst-case-answer",
         "worst-case-model", "worst-case-sweep")
PROSE = {"$schema", "$id", "$defs", "title", "description"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def has_type(value, name):
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if name == "integer":
        return has_type(value, "number") and float(value).is_integer()
    return isinstance(value, TYPES[name])


def same(a, b):
    return type(a) is type(b) and a == b


def errors(value, schema, root, place="$"):
    """Complaints about the value, as texts with its place in the document."""
    for keyword, wanted in schema.items():
        if keyword in PROSE:
            continue
        if keyword == "$ref":
            yield from errors(value, root["$defs"][wanted.removeprefix("#/$defs/")], root, place)
        elif keyword == "type":
            names = wanted if isinstance(wanted, list) else [wanted]
            if not any(has_type(value, name) for name in names):
                yield f"{place}: no {' or '.join(names)}"
        elif keyword == "const":
            if not same(value, wanted):
                yield f"{place}: not {wanted!r}"
        elif keyword == "enum":
            if not any(same(value, one) for one in wanted):
                yield f"{place}: none of {wanted}"
        elif keyword == "pattern":
            if isinstance(value, str) and not re.search(wanted, value):
                yield f"{place}: {value!r} does not match {wanted}"
        elif keyword == "minimum":
            if has_type(value, "number") and value < wanted:
                yield f"{place}: below {wanted}"
        elif keyword == "required":
            if isinstance(value, dict):
                yield from (f"{place}: has no {key!r}" for key in wanted if key not in value)
        elif keyword == "properties":
            if isinstance(value, dict):
                for key in wanted.keys() & value.keys():
                    yield from errors(value[key], wanted[key], root, f"{place}.{key}")
        elif keyword == "additionalProperties":
            if isinstance(value, dict):
                for key in value.keys() - schema.get("properties", {}).keys():
                    yield from errors(value[key], wanted, root, f"{place}.{key}")
        elif keyword == "items":
            if isinstance(value, list):
                for i, item in enumerate(value):
                    yield from errors(item, wanted, root, f"{place}[{i}]")
        elif keyword == "oneOf":
            tries = [list(errors(value, one, root, place)) for one in wanted]
            fitting = sum(not found for found in tries)
            if fitting != 1:
                yield f"{place}: fits {fitting} of {len(wanted)} alternatives" + "".join(f"; {found[0]}" for found in tries if found)
        else:
            raise NotImplementedError(f"the schema uses {keyword!r}")


def schema_of(name):
    return json.loads((MODEL / f"{name}.schema.json").read_text(encoding="utf-8"))


def complaints(value, name):
    schema = schema_of(name)
    return sorted(errors(value, schema, schema))


def example(name):
    return json.loads((MODEL / "examples" / f"{name}.json").read_text(encoding="utf-8"))


def without_each_required(value, schema, root):
    """Copies of the document that each lack one required field, at any depth, with the field's name."""
    schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else schema
    if isinstance(value, dict):
        for key in schema.get("required", []):
            yield key, {k: v for k, v in value.items() if k != key}
        for key, inner in schema.get("properties", {}).items():
            for name, broken in without_each_required(value[key], inner, root) if key in value else ():
                yield name, {**value, key: broken}
    if isinstance(value, list) and value:
        for name, broken in without_each_required(value[0], schema.get("items", {}), root):
            yield name, [broken, *value[1:]]


class Schemas(unittest.TestCase):
    def test_every_schema_has_an_example_and_every_example_a_schema(self):
        self.assertEqual({p.name for p in MODEL.glob("*.json")}, {f"{n}.schema.json" for n in NAMES})
        self.assertEqual({p.name for p in (MODEL / "examples").iterdir()}, {f"{n}.json" for n in NAMES})

    def test_examples_are_valid(self):
        for name in NAMES:
            with self.subTest(name):
                self.assertEqual(complaints(example(name), name), [])

    def test_documents_begin_with_their_schema(self):
        for name in NAMES:
            with self.subTest(name):
                self.assertEqual(next(iter(example(name).items())), ("schema", f"lemmata/{name}/1"))
                self.assertEqual(schema_of(name)["$id"], f"lemmata/{name}/1")

    def test_new_fields_are_allowed(self):
        for name in NAMES:
            with self.subTest(name):
                self.assertEqual(complaints({**example(name), "a field of a later version": 1}, name), [])

    def test_a_missing_field_is_found_at_any_depth(self):
        for name in NAMES:
            schema = schema_of(name)
            for key, broken in without_each_required(example(name), schema, schema):
                with self.subTest(name, field=key):
                    self.assertTrue(any(f"has no {key!r}" in line for line in complaints(broken, name)))

    def test_wrong_values_are_found(self):
        cases = (("verify", ("claims", 0, "verdict"), "true"), ("verify", ("claims", 0, "sharpness"), "1.25"),
                 ("verify", ("claims", 0, "cases"), -1), ("verify", ("claims", 0, "agrees"), 1), ("verify", ("effort",), "long"),
                 ("verify", ("claims", 0, "witness", "draws", "gamma"), "0.1"), ("list", ("claims", 0, "id"), "no paper"),
                 ("witness", ("draws", "x0"), [["1"]]), ("witness", ("readings", "sign(0)"), "0"), ("list", ("schema",), "lemmata/list/2"),
                 ("record", ("claims", "gauntlet.g1", "verdict"), "holds"), ("check", ("properties", 0, "verdict"), "proved"),
                 ("selftest", ("mutants", 0, "killed"), None), ("bench", ("rows", 0, "peers", 0, "status"), "fast"),
                 ("report", ("claims", 0, "curve", "points", 0, "rhs"), "1"),
                 ("figure", ("observations", 0, "seen"), "yes"), ("figure", ("panels", 0, "series", 0, "mean", 0), "1"),
                 ("figure", ("panels", 0, "form"), "pie"))
        for name, path, value in cases:
            with self.subTest(name, path=path):
                broken = copy.deepcopy(example(name))
                inner = broken
                for step in path[:-1]:
                    inner = inner[step]
                inner[path[-1]] = value
                self.assertNotEqual(complaints(broken, name), [])

    def test_records_in_the_tree_are_valid(self):
        for path in sorted((ROOT / "properties").rglob("*.record.json")):
            with self.subTest(str(path.relative_to(ROOT))):
                self.assertEqual(complaints(json.loads(path.read_text(encoding="utf-8")), "record"), [])

    @unittest.skipUnless(os.environ.get("LEMMATA"), "LEMMATA names no command")
    def test_the_live_list_is_valid(self):
        run = subprocess.run([os.environ["LEMMATA"], "list", "--json"], capture_output=True, text=True, timeout=600, check=True)
        document = json.loads(run.stdout)
        self.assertEqual(next(iter(document)), "schema")
        self.assertEqual(complaints(document, "list"), [])


if __name__ == "__main__":
    sys.exit(unittest.main())
