#include "lib/app/common_options.hpp"
#include "lib/app/worst_case/worst_case.hpp"

namespace lemmata::app {

const char* const worst_case_examples =
    "  lemmata worst-case --method gd --class smooth --gamma 1 --horizon 5            4/17, the known 4L/(3N + 2)\n"
    "  lemmata worst-case --method ef --class smooth --delta 1/2 --gamma 3/10 --horizon 7 --certificate ef.json\n"
    "  lemmata replay ef.json\n"
    "  lemmata worst-case --method ef --class process --G2 1 --delta 1/2 --gamma 1 --horizon 6 --sweep delta=1/10..1:10\n"
    "  lemmata worst-case --method cgd --class strongly-convex --mu 1/10 --delta 3/4 --gamma 1 --search-lyapunov\n"
    "  lemmata worst-case --method heavy-ball --class strongly-convex --mu 1/25 --gamma 25/9 --beta 4/9 --metric cycle --horizon 3\n"
    "  lemmata worst-case model.json --json\n"
    "Names: --method gd cgd ef ef21 econtrol heavy-ball delayed; --class smooth smooth-convex strongly-convex convex quadratic pl\n"
    "process (any gradients with squared norm <= G2); --compressor none delta mean-delta unbiased biased linear symmetric projection;\n"
    "--oracle exact biased noisy second-moment; --metric min-gradient mean-gradient last-gradient gap best-gap distance error lyapunov,\n"
    "or cycle: the last state is the first again (||x_1 - x_0||^2 is as large as can be), so that the method does not converge;\n"
    "--start gap distance lyapunov (what is at most the radius at first). A model file may measure and bound sums of terms:\n"
    "{\"measured\": [{\"of\": \"value\", \"at\": \"average\"}], \"bounded\": [...]} of gradient, value, distance, error; at 3, virtual 3, "
    "average.\n"
    "A number is p/q or a decimal, and means exactly that. Exit code 1: undecided, with the reason, and no number.";

void worst_case_options(CLI::App& command, WorstCaseOptions& options) {
  command.add_option("MODEL.json", options.file, "a model of schema lemmata/worst-case-model/1 (options below replace its entries)");
  const auto name = [&](const char* entry, const char* text) {
    command
        .add_option_function<std::string>(
            std::string("--") + entry, [&options, entry](const std::string& v) { options.names[entry] = v; }, text)
        ->type_name("NAME");
  };
  name("method", "what runs");
  name("class", "the functions");
  name("compressor", "what gradients are sent through (delta, where --delta is given)");
  name("oracle", "how gradients are disturbed");
  name("metric", "what is as large as can be");
  name("start", "what is bounded at first");
  const auto number = [&](const char* entry, const char* text) {
    command
        .add_option_function<std::string>(
            std::string("--") + entry, [&options, entry](const std::string& v) { options.numbers[entry] = v; }, text)
        ->type_name("P/Q");
  };
  command.add_option("--horizon", options.horizon, "steps, 1 to 200")->transform(integer)->type_name("N");
  command.add_option("--workers", options.workers, "workers, 1 to 16")->transform(integer)->type_name("N");
  command.add_flag("--common-minimiser", options.common_minimiser, "the workers' functions share a minimiser");
  number("gamma", "step size");
  number("delta", "contraction of the compressor, ||C(v) - v||^2 <= (1 - delta)||v||^2");
  number("L", "smoothness (default 1); with workers a list: 1,1/10");
  number("mu", "strong convexity, or the PL constant; with workers a list");
  number("G2", "bound of squared (sub)gradient norms; with smooth functions optional, at the iterates");
  number("beta", "heavy ball");
  number("eta", "EControl");
  number("delay", "steps by which gradients are old");
  number("omega", "E||C(v) - E C(v)||^2 <= omega ||v||^2");
  number("bias", "||E C(v) - v|| <= bias ||v||");
  number("heterogeneity", "bound of the mean over workers of ||grad f_i(x*)||^2; optional");
  number("m", "bias of the oracle: ||b||^2 <= m ||grad f||^2 + zeta2");
  number("zeta2", "the same");
  number("M", "noise of the oracle: E||n||^2 <= M ||grad f + b||^2 + sigma2");
  number("sigma2", "the same, or E||g||^2 <= sigma2 (second-moment)");
  number("radius", "bound of what --start names (default 1)");
  command.add_option("--lyapunov", options.lyapunov, R"(JSON: {"squares": [{"weight": 1, "of": {"x": 1, "e": -1}}], "gap": 0})")
      ->type_name("V");
  command.add_flag("--search-lyapunov", options.search_lyapunov,
                   "look for the quadratic Lyapunov function with the best rate in one step, and certify the rate");
  command.add_option("--certificate", options.certificate, "write multipliers and instance to FILE, for lemmata replay")->type_name("FILE");
  command
      .add_option("--sweep", options.sweep, "a curve: NAME=FROM..TO:COUNT, the parameter (or horizon, workers) at COUNT equidistant values")
      ->type_name("RANGE");
  command.add_option("--tolerance", options.tolerance, "how close the instance is to come to the bound")
      ->check([](const std::string& text) {
        return text.find_first_of("nN") == std::string::npos ? std::string() : "'" + text + "' is no number";
      })
      ->check(CLI::Range(1e-9, 1.0))  // whose comparisons let NaN pass
      ->capture_default_str();
  command.add_flag("--no-instance", options.no_instance, "the bound only");
  command.add_flag("--json", options.json, "as JSON on stdout");
}

}  // namespace lemmata::app
