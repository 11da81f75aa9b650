#include <algorithm>

#include "lib/app/check/document.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"
#include "reports/check_page.hpp"

namespace lemmata::app {
namespace {

bool fails(const CheckRow& row) { return row.verdict != "holds" && (row.declared || row.required); }

bool has_internal_error(const CheckWork& work) {
  const auto failed = [](const auto& item) { return item.internal_error; };
  return std::any_of(work.exact.begin(), work.exact.end(), failed) || std::any_of(work.probes.begin(), work.probes.end(), failed);
}

}  // namespace

int run_check(const CheckOptions& options) {
  if (!options.at.empty()) return show_at(options);
  for (const std::string& file : {options.json, options.html})
    if (!file.empty()) require_writable(file);  // before the work, not after it
  CheckResult result;
  result.setting = setting_from(options.setting);
  result.work = plan_check(options);
  const long d = dimension_of_rates(result.work, result.setting);
  if (carry_out(result.work, options) == WorkEnd::interrupted) return interrupted_line("nothing is kept: the same command begins again");
  result.rows = rows_of(result.work, options);
  const auto found = hypotheses_of(result.rows, result.work, result.setting);
  result.measured = measured_in(found, result.rows, result.work, d);
  result.applicable = applicable_theorems(found, result.measured, result.setting, result.work.built_in);
  if (!options.json.empty() || !options.html.empty()) {
    const std::string text = check_document(result, options);
    if (!options.json.empty()) write_file(options.json, text);
    if (!options.html.empty()) write_file(options.html, reports::check_page(text));
  }
  print_check(result, options);  // last: a reader may close the pipe
  for (const ProbeItem& item : result.work.probes)
    if (item.internal_error) complain("d = " + std::to_string(item.d) + ": " + item.why);
  if (has_internal_error(result.work)) return internal_error;
  return std::any_of(result.rows.begin(), result.rows.end(), fails) ? differs : as_recorded;
}

}  // namespace lemmata::app
