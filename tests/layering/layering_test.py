#!/usr/bin/python3
"""The layering test must be able to fail: each tree here is wrong (or right) in one way, and must be told so."""
import tempfile
import unittest
from pathlib import Path

import layering
import length
import names
import order

NUM = {"lib/num/a.hpp": "#pragma once\n#include <vector>\n"}


def found_in(files, checker=layering.complaints):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(checker(folder))


class Layering(unittest.TestCase):
    def accepts(self, **files):
        self.assertEqual(found_in(NUM | files["files"]), [])

    def refuses(self, name, line, saying, **others):
        found = found_in(NUM | others | {name: f"// first\n{line}\n"})
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(f"{name}:2: "), found)
        self.assertIn(saying, found[0])

    def test_every_arrow_of_the_table_is_accepted_and_every_other_pair_is_refused(self):
        homes = {name: f"lib/{name}" if name in layering.LIB else name for name in layering.MAY_INCLUDE}
        homes["assumptions"] = "properties/compressor"
        for own, home in homes.items():
            for other, target in homes.items():
                files = {f"{target}/x/target.hpp": "", f"{home}/x/source.cpp": f'#include "{target}/x/target.hpp"\n'}
                allowed = own == other or other in layering.MAY_INCLUDE[own]
                self.assertEqual(found_in(files) == [], allowed, f"{own} -> {other}")

    def test_the_table_has_no_arrow_up(self):
        order = ["num", "bounds", "chance", "compress", "oracle", "problem", "method", "experiment", "claim", "properties", "plugin",
                 "check", "assumptions", "worst_case", "reports", "app", "tests"]
        self.assertEqual(sorted(order), sorted(layering.MAY_INCLUDE))
        for own, others in layering.MAY_INCLUDE.items():
            for other in others - {own}:
                self.assertLess(order.index(other), order.index(own), f"{own} -> {other}")

    def test_nothing_includes_tests_or_the_command(self):
        for own in set(layering.MAY_INCLUDE) - {"tests", "app"}:
            self.assertFalse({"tests", "app"} & layering.MAY_INCLUDE[own], own)

    def test_the_gauntlet_follows_the_rule_of_properties(self):
        self.refuses("properties/gauntlet/g.cpp", '#include "lib/check/e.hpp"', "properties may not include check", **{"lib/check/e.hpp": ""})

    def test_heavy_libraries_stay_out_of_claims_and_of_the_headers_claims_see(self):
        for heavy in ("Eigen/Dense", "boost/math/special_functions/beta.hpp", "arb.h", "gmp.h", "flint/fmpq.h", "rapidcheck.h",
                      "nlohmann/json.hpp", "fmt/format.h", "spdlog/spdlog.h", "catch2/catch.hpp"):
            for name in ("properties/ef/c.cpp", "bounds/ef/b.hpp", "bounds/ef/b.cpp", "lib/num/n.hpp", "lib/method/m.hpp", "lib/claim/c.hpp"):
                self.refuses(name, f"#include <{heavy}>", "only the standard library")

    def test_heavy_libraries_are_welcome_in_sources_wrappers_and_the_engine(self):
        self.accepts(files={"lib/num/n.cpp": '#include <arb.h>\n#include "lib/num/b_value.hpp"\n', "lib/num/b_value.hpp": "#include <gmp.h>\n",
                            "lib/check/e.hpp": "#include <boost/rational.hpp>\n", "lib/chance/p.hpp": "#include <Random123/philox.h>\n"})

    def test_a_wrapper_and_the_headers_that_include_it_are_for_the_sources_of_their_folder(self):
        private = {"lib/num/b_value.hpp": "#include <gmp.h>\n", "lib/num/series.hpp": '#include "lib/num/b_value.hpp"\n'}
        self.accepts(files=private | {"lib/num/s.cpp": '#include "lib/num/series.hpp"\n'})
        for header in private:
            for name in ("lib/check/n.cpp", "lib/chance/n.hpp", "properties/ef/c.cpp", "bounds/ef/b.hpp"):
                self.refuses(name, f'#include "{header}"', "for the .cpp files of its own folder", **private)

    def test_a_header_that_shows_a_package_cannot_be_reached_through_another(self):
        private = {"lib/num/b_value.hpp": "#include <gmp.h>\n", "lib/num/inner.hpp": '#include "lib/num/b_value.hpp"\n',
                   "lib/num/outer.hpp": '#include "lib/num/inner.hpp"\n'}
        self.refuses("properties/ef/c.cpp", '#include "lib/num/outer.hpp"', "for the .cpp files of its own folder", **private)

    def test_an_include_is_written_from_the_root_and_its_file_exists(self):
        self.refuses("lib/num/b.cpp", '#include "a.hpp"', "no file of this tree")
        self.refuses("lib/num/b.cpp", '#include "lib/num/missing.hpp"', "no file of this tree")
        self.refuses("lib/num/b.cpp", '#  include <lib/num/missing.hpp>', "no file of this tree")

    def test_a_new_folder_needs_a_layer(self):
        self.assertIn("in no layer", found_in({"lib/extra/a.cpp": ""})[0])


class Length(unittest.TestCase):
    def test_a_file_over_the_limit_is_refused_unless_it_gives_a_reason_near_its_top(self):
        for text, count in (("\n" * 300, 0), ("\n" * 301, 1), ("// Long: one table\n" + "\n" * 300, 0), ("\n" * 10 + "// Long: late\n" + "\n" * 300, 1),
                            ("// Long:\n" + "\n" * 300, 1)):
            self.assertEqual(len(found_in({"lib/num/a.cpp": text}, length.complaints)), count)


class Names(unittest.TestCase):
    def test_two_claim_files_of_a_paper_share_no_type_and_no_constant(self):
        for line in ("struct Bound {", "enum class Bound { a };", "constexpr double Bound = 1;", "const std::string_view Bound = text;",
                     "constexpr Row Bound[] = {", "using bounds::ef::Bound;"):
            self.assertEqual(len(found_in({"properties/ef/a.cpp": line, "properties/ef/b.cpp": "struct Bound {"}, names.complaints)), 1, line)

    def test_what_two_files_use_is_shared(self):
        self.assertEqual(found_in({"properties/ef/a.cpp": "using ef::Bound;", "properties/ef/b.cpp": "using ef::Bound;"}, names.complaints), [])

    def test_papers_functions_and_names_inside_others_are_free(self):
        self.assertEqual(found_in({"properties/ef/a.cpp": "struct Bound {\n  struct Row {};\n};\nS step(int);\n",
                                   "properties/ef/b.cpp": "struct Other {\n  struct Row {};\n};\nS step(long);\n",
                                   "properties/ssd/a.cpp": "struct Bound {"}, names.complaints), [])


class Order(unittest.TestCase):
    def found(self, statement):
        return len(found_in({"properties/ef/a.cpp": f"Case<S> operator()(Draw& draw, Chance<S>& chance) const {{\n  {statement}\n}}\n"}, order.complaints))

    def test_two_draws_in_one_expression_have_no_order(self):
        for statement in ('const S x = draw.real<S>("a") * draw.real<S>("b");', 'f(draw.coin("a"), draw.coin("b"));',
                          'return "k=" + std::to_string(draw.integer("k", 1, d)) + (draw.coin("scaled") ? ",scaled" : "");',
                          "return scaled(static_cast<double>(bits.take(4)), -bits.between(6, 1, 40));", "const S y = noise(chance) + S(chance.uniform(3));",
                          'const bool b = any(draw, "a") == any(draw, "b");', 'g(names[draw.integer("a", 0, 2)], draw.coin("b"));',
                          'h({draw.coin("a")}, {draw.coin("b")});'):
            self.assertEqual(self.found(statement), 1, statement)

    def test_where_the_language_fixes_the_order_nothing_is_said(self):
        for statement in ('const S x = draw.real<S>("a"), y = draw.real<S>("b");', 'const Vec<S> v{draw.real<S>("a"), draw.real<S>("b")};',
                          'const bool b = draw.coin("a") && draw.coin("b");', 'const S x = draw.coin("a") ? draw.real<S>("b") : S(0);',
                          'if (draw.coin("a")) return any(draw, "b");', 'const auto f = any<S>(draw, "f", draw.integer("d", 1, 2));',
                          'return {.shown = Chain<S>(one(draw)).also(at_most(x, y)).also(two<S>(draw))};', 'S x = draw.mutant("m") ? 2 : draw.real<S>("x");',
                          'const S x = draw.real<S>("x") * (draw.mutant("m") ? 2 : 1);', 'x = table[draw.integer("a", 0, 1)][draw.integer("b", 0, 1)];',
                          "// draw.coin(a) + draw.coin(b)", "const auto run = [&](Chance<S>& chance) { return noise(chance); };"):
            self.assertEqual(self.found(statement), 0, statement)


if __name__ == "__main__":
    unittest.main(verbosity=2)
