#include "lib/app/figure_files.hpp"
#include "lib/app/output.hpp"
#include "lib/app/report/report.hpp"
#include "lib/check/json.hpp"
#include "reports/curve.hpp"
#include "reports/figure.hpp"
#include "reports/figure_svg.hpp"
#include "reports/text.hpp"

namespace lemmata::app {

void write_figure(const experiment::Figure& figure, const std::filesystem::path& folder) {
  write_file(folder / (figure.id + ".json"), reports::figure_json(figure));
  write_file(folder / (figure.id + ".csv"), reports::figure_csv(figure));
  write_file(folder / (figure.id + ".svg"), reports::figure_file(figure));
  for (const experiment::Panel& panel : figure.panels)
    write_file(folder / (figure.id + "." + panel.name + ".svg"), reports::panel_file(figure, panel));
}

void write_report(const reports::ReportModel& model, const Curves& curves, const std::vector<experiment::Figure>& figures,
                  const std::filesystem::path& folder) {
  write_file(folder / "report.json", reports::to_json(model));
  for (const auto& [id, kept] : curves)
    if (kept.curve.best) write_file(folder / witness_name(id), witness_to_json(*kept.curve.best));
  for (const reports::ReportClaim& claim : model.claims) {
    if (claim.curve.points.empty()) continue;
    const std::string name = reports::anchor(claim.id);
    write_file(folder / "curves" / (name + ".csv"), reports::curve_csv(claim.curve));
    write_file(folder / "curves" / (name + ".svg"), reports::figure_file(reports::curve_figure(claim)));
  }
  for (const experiment::Figure& figure : figures) write_figure(figure, folder / "figures");
}

}  // namespace lemmata::app
