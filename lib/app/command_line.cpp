#include "lib/app/command_line.hpp"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <functional>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "lib/app/bench/options.hpp"
#include "lib/app/check/options.hpp"
#include "lib/app/common_options.hpp"
#include "lib/app/modules.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/ranks.hpp"
#include "lib/app/worst_case/worst_case.hpp"
#include "lib/num/error.hpp"

#ifndef LEMMATA_VERSION
#define LEMMATA_VERSION "0"
#endif

namespace lemmata::app {
namespace {

using Run = std::function<int()>;

/// All subcommands with the options that they read into. A subcommand's callback picks what is run, after modules are loaded.
struct CommandLine {
  CLI::App app{
      "lemmata decides by computation what published convergence theory for compressed, sign-based and biased\n"
      "gradient methods says: every claim has hypotheses, a formula, and a checker that does its best to refute it."};
  Run chosen;
  std::vector<std::string> modules;
  ListOptions list;
  ShowOptions show;
  VerifyOptions verify;
  MergeOptions merge;
  ReplayOptions replay;
  CheckOptions check;
  ReportOptions report;
  ExperimentOptions experiment;
  SelftestOptions selftest;
  BenchOptions bench;
  AttackCommandOptions attack;
  RecordOptions record;
  DiffOptions diff;
  WorstCaseOptions worst_case;

  CommandLine() {
    app.name("lemmata");
    app.set_version_flag("--version", "lemmata " LEMMATA_VERSION);
    app.set_help_flag("--help,-h", "this text");
    app.require_subcommand(1);
    app.add_option("--load", modules, "a shared library with claims or compressors of your own; may be repeated")
        ->type_name("FILE.so")
        ->take_all()
        ->allow_extra_args(false);
    app.footer(
        "Exit codes: 0 as recorded, or every property holds; 1 a verdict differs, or a property is violated or undecided;\n"
        "2 wrong usage or unreadable input; 3 an internal error; 130 interrupted (verify --resume goes on).\n"
        "Environment: LEMMATA_STORE (the run store), NO_COLOR, LEMMATA_ITEM_SECONDS (wall time after which a worker is hung),\n"
        "LEMMATA_RANK_SECONDS (silence after which a rank of mpirun is given up),\n"
        "LEMMATA_FASHION_MNIST (the folder of that data set), LEMMATA_HEART_SCALE (the file), LEMMATA_WEB (the page's scripts).");
    add_reading();
    add_running();
    add_checking();
    add_attacking();
  }

  CLI::App* add(const std::string& name, const std::string& text, const std::string& examples, Run run) {
    CLI::App* command = app.add_subcommand(name, text);
    command->fallthrough();  // --load may stand on either side of the subcommand
    command->footer("Examples:\n" + examples);
    command->callback([this, run = std::move(run)] { chosen = run; });
    return command;
  }

  void add_reading() {
    auto* command = add("list", "The claims, with their verdicts of record", "  lemmata list\n  lemmata list 'ef.*' --json",
                        [this] { return run_list(list); });
    command->add_option("GLOB", list.glob,
                        "ids to list, as ef.* or ssd.lem[1-3]; * also matches / (gauntlet claims only where it begins with gauntlet)");
    command->add_flag("--json", list.json, "as JSON on stdout");

    command = add("show", "One claim: statement, hypotheses, verdict, evidence, how to replay it",
                  "  lemmata show ef.lem3\n  lemmata show 'ef.lem8/reading-sign(0)=0'", [this] { return run_show(show); });
    command->add_option("ID", show.id, "the claim, or one of its readings")->required();

    command = add("diff", "Verdicts, sharpness and witnesses that differ between two runs (exit code 1 if any do)",
                  "  lemmata verify --json old.json; lemmata verify --seed 2 --json new.json\n  lemmata diff old.json new.json",
                  [this] { return run_diff(diff); });
    command->add_option("A.json", diff.before, "written by verify --json")->required();
    command->add_option("B.json", diff.after, "the same, of another run")->required();
  }

  void add_running() {
    auto* command = add("verify", "Attacks claims afresh and compares the verdicts with the record",
                        "  lemmata verify\n  lemmata verify 'ef.*' 'ssd.*' --effort quick --jobs 4\n  lemmata verify --effort deep --json "
                        "run.json --resume\n  mpirun -n 4 lemmata verify --effort deep\n  lemmata verify --shard 2/3",
                        [this] { return run_verify(verify); });
    list_argument(*command, "GLOB", verify.globs, "ids to verify (default: all but the gauntlet)");
    effort_option(command, verify.effort);
    seed_option(command, verify.seed);
    jobs_option(command, verify.jobs);
    command->add_option("--json", verify.json, "write all findings to FILE")->type_name("FILE");
    command->add_option("--junit", verify.junit, "write JUnit XML to FILE")->type_name("FILE");
    command->add_option("--shard", verify.shard, "only the I-th of N parts of these claims; lemmata merge joins their run stores")
        ->type_name("I/N");
    command->add_flag("--resume", verify.resume, "go on with a run that was interrupted or killed");
    command->add_flag("--timings", verify.timings, "add seconds to JSON and JUnit (then the bytes no longer repeat)");

    command = add("merge", "Joins the run stores of the parts of a run, so that verify --resume has all of it",
                  "  LEMMATA_STORE=1.sqlite lemmata verify --shard 1/2; LEMMATA_STORE=2.sqlite lemmata verify --shard 2/2\n"
                  "  lemmata merge 1.sqlite 2.sqlite; lemmata verify --resume --json run.json",
                  [this] { return run_merge(merge); });
    list_argument(*command, "STORE", merge.stores, "run stores of this build")->required();
    command->add_option("--into", merge.into, "the store that gets all of it (default: the run store)")->type_name("STORE");

    command =
        add("report", "Writes report.html and, beside it, the data: bounds against what happens, figures, counterexamples, compressors",
            "  lemmata report\n  lemmata report --out /tmp/report --effort standard\n  lemmata report 'ef.*' --plain\n"
            "report.json is the model, of which page, CSV and SVG are functions; what the run store has is not computed again.",
            [this] { return run_report(report); });
    list_argument(*command, "GLOB", report.globs, "ids of claims, figures, trajectories, compressor.NAME (default: everything)");
    command->add_flag("--plain", report.plain, "write model, CSV and SVG, and no page");
    command->add_option("--out", report.out, "folder (default: build/report in the checkout, else report; of a GLOB, report-part)")
        ->type_name("DIR");
    effort_option(command, report.effort);
    seed_option(command, report.seed);
    jobs_option(command, report.jobs);

    add_experiment();

    command = add("record", "Writes the records of fresh verdicts beside the claims' sources, and shows what changes",
                  "  lemmata record ef.lem3\n  lemmata record 'ef.*' --effort deep --dry-run", [this] { return run_record(record); });
    list_argument(*command, "ID", record.ids, "claims, or globs")->required();
    command->add_option("--effort", record.effort, "the most that is spent; lesser efforts are tried first")
        ->check(CLI::IsMember(efforts))
        ->capture_default_str();
    seed_option(command, record.seed);
    jobs_option(command, record.jobs);
    command->add_flag("--dry-run", record.dry_run, "show what would change, write nothing");
  }

  void add_experiment() {
    auto* command =
        add("experiment", "The papers' figures, computed afresh: JSON, CSV and SVG, and whether what the papers observed is seen",
            "  lemmata experiment --list\n  lemmata experiment 'ssd.fig[367]' --effort quick\n"
            "  lemmata experiment 'ssd.*' --out figures --seed 2\n"
            "A finished figure is kept in the run store: the same program, seed and effort do not compute it again.",
            [this] { return run_experiment(experiment); });
    command->add_option("GLOB", experiment.glob, "ids to compute (default: all)");
    command->add_flag("--list", experiment.list, "list them and compute nothing");
    command->add_option("--out", experiment.out, "folder (default: build/figures in the checkout, else figures)")->type_name("DIR");
    command
        ->add_option("--effort", experiment.effort,
                     "quick (scaled down: seconds), standard (the paper's scale: minutes) or deep (more repetitions)")
        ->check(CLI::IsMember(efforts))
        ->capture_default_str();
    seed_option(command, experiment.seed);
    jobs_option(command, experiment.jobs);
  }

  void add_checking() {
    auto* command =
        add("replay", "A witness, step by step: every hypothesis and every link, certified (exit code 0 if the violation stands)",
            "  lemmata replay witness.json\n  lemmata replay ef.ce3.gradient --bits 53", [this] { return run_replay(replay); });
    command->add_option("FILE|ID", replay.what, "a witness file, or a claim with a recorded instance")->required();
    command->add_option("--bits", replay.bits, "in balls of this precision (default: rationals, or as many bits as it takes)")
        ->transform(integer)
        ->check(CLI::Range(2L, 1000000L));

    check_options(*add("check", "A compressor against the assumptions of the theory, and the theorems that then apply, with their rates",
                       check_examples, [this] { return run_check(check); }),
                  check);
    worst_case_options(*add("worst-case", "The exact worst case of a method over a class of functions and compressors, with a certificate",
                            worst_case_examples, [this] { return run_worst_case(worst_case); }),
                       worst_case);
  }

  void add_attacking() {
    auto* command = add("attack", "Attacks one claim: the best ratio of each method, and on which instance",
                        "  lemmata attack ef.lem3 --effort deep\n  lemmata attack ef.lem3 --method optimise --set t=100 --set C.h=1/4",
                        [this] { return run_attack(attack); });
    command->add_option("ID", attack.id, "the claim")->required();
    effort_option(command, attack.effort);
    seed_option(command, attack.seed);
    command->add_option("--method", attack.method, "only this one: 'edge cases', random, exact, climb or optimise")->type_name("NAME");
    command->add_option("--set", attack.set, "hold a draw at a value (repeat for more): 3/8, 5, 0x1.8p-2, or 1,0,2 for a vector")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    command->add_option("--mutant", attack.mutant, "attack this mutant of the claim instead")->type_name("NAME");

    command = add("selftest", "Is the falsifier strong enough? Planted falsehoods, sharp truths, and mutants of every claim",
                  "  lemmata selftest\n  lemmata selftest --only gauntlet --seeds 200\n  lemmata selftest 'ef.*' --json out.json",
                  [this] { return run_selftest(selftest); });
    command->add_option("GLOB", selftest.glob, "claims to test (default: all)");
    command->add_option("--seeds", selftest.seeds, "seeds of the gauntlet")
        ->transform(natural)
        ->check(CLI::Range(1, 1000000))
        ->capture_default_str();
    jobs_option(command, selftest.jobs);
    command->add_option("--json", selftest.json, "write the result to FILE")->type_name("FILE");
    command->add_option("--only", selftest.only, "one of the two parts")->check(CLI::IsMember({"gauntlet", "mutants"}));

    command = add("bench", "How fast the work is that users wait for, against its goals (exit code 1: one is not reached)", bench_examples,
                  [this] { return run_bench(bench); });
    bench_options(*command, bench);
  }
};

/// Only the first rank prints. What is wrong on all it says, and mpirun ends the others, which wait here; on one only, that one says it.
int failed(int code, std::string why) {
  if (const int rank = launch().rank; rank > 0) {
    sleep(3);
    why = "rank " + std::to_string(rank) + ": " + why;
  }
  complain(why);
  return code;
}

/// The subcommand that was meant, so that its help is named.
std::string help_line(const CommandLine& line) {
  for (const CLI::App* command : line.app.get_subcommands()) return "see lemmata " + command->get_name() + " --help";
  return "see lemmata --help";
}

int parse_and_run(CommandLine& line, int count, char** arguments) {
  try {
    line.app.parse(count, arguments);
  } catch (const CLI::Success& success) {  // --help and --version
    return line.app.exit(success);
  } catch (const CLI::ParseError& error) { throw BadInput(std::string(error.what()) + " (" + help_line(line) + ")"); }
  if (launch().size > 1 && !line.app.got_subcommand("verify"))
    throw BadInput("only `lemmata verify` is dealt to ranks: start this without mpirun");
  for (const std::string& module : line.modules) load_module(module);
  return line.chosen();
}

}  // namespace

int run(int count, char** arguments) {
  if (launch().rank > 0 && std::freopen("/dev/null", "w", stdout) == nullptr) return internal_error;
  try {
    CommandLine line;
    return parse_and_run(line, count, arguments);
  } catch (const BadInput& error) { return failed(wrong_usage, error.what()); } catch (const DomainError& error) {
    return failed(wrong_usage, error.what());
  } catch (const std::filesystem::filesystem_error& error) {
    return failed(wrong_usage, error.what());
  } catch (const std::exception& error) {
    if (std::ferror(stdout) != 0) return wrong_usage;  // main says what became of stdout
    const std::string said = error.what();
    return failed(internal_error, said.rfind("internal error", 0) == 0 ? said : "internal error: " + said);
  } catch (...) { return failed(internal_error, "internal error: an exception of unknown type"); }
}

}  // namespace lemmata::app
