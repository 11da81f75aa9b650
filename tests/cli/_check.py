"""What the tests of lemmata check share."""
import json

import _command
import schema_examples


class CheckCase(_command.Case):
    def plugin(self, text, name="mine.py"):
        self.write(name, text)
        return f"{name}:compress"

    def checked(self, *arguments, code=0):
        done = self.run_it("check", *arguments, "--json", "check.json")
        self.assertEqual(done.returncode, code, done)
        document = json.loads((self.folder / "check.json").read_text(encoding="utf-8"))
        self.assertEqual(schema_examples.complaints(document, "check"), [])
        return document, done

    @staticmethod
    def properties(document):
        return {p["id"]: p for p in document["properties"]}

    @staticmethod
    def claims(document, key="applies"):
        return {entry["claim"]: entry for entry in document[key]}
