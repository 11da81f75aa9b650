#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lemmata::experiment {

/// One quantity over x: a value, or the mean over repetitions with a band around it.
struct Series {
  std::string name = "";  ///< for the legend; "" where the panel's title says it
  std::vector<double> x = {}, mean = {};
  std::vector<double> lower = {}, upper = {};  ///< the band; empty where there is none, else as long as x
  std::string band = "";                       ///< what the band is: "standard deviation of 10 repetitions"
  int colour = -1;                             ///< series of one colour belong together; -1: the next one
  bool dashed = false;
};

/// A dashed line across a panel: a minimum, a threshold, an average.
struct Mark {
  bool vertical = false;
  double at = 0;
  std::string label = "";
};

struct PanelAxis {
  std::string label = "";
  bool logarithmic = false;
  std::optional<double> from = {}, to = {};  ///< at least this much is shown
};

enum class Form {
  lines,
  bars,   ///< a histogram: x are the middles of bins of equal width, mean the share of each
  closed  ///< closed curves in the plane, one unit as long on both axes
};
std::string_view to_string(Form form);

struct Panel {
  std::string name = "";  ///< "value-tau-1": its part of a file name
  std::string title = "";
  int row = 0, column = 0;
  Form form = Form::lines;
  PanelAxis x = {}, y = {};
  std::vector<Series> series = {};
  std::vector<Mark> marks = {};
};

/// What the paper says about its figure, as a predicate of our data.
struct Observation {
  std::string name = "";
  std::string statement = "";  ///< the paper's, in its words or nearly so
  bool seen = false;
  std::string numbers = "";  ///< what was compared, and how it came out
};

struct Parameter {
  std::string name = "", value = "", origin = "";  ///< origin: "printed", or why this value where the paper gives none
};

/// A figure as data: JSON, CSV, SVG and the page of the report are functions of it.
struct Figure {
  std::string id = "", where = "", title = "";
  std::string caption = "";  ///< what was reproduced, and how it differs from the paper's; prose, formulas between dollar signs
  std::string scale = "";    ///< at what scale
  std::uint64_t seed = 0;
  std::string effort = "";
  std::string generated_by = "";  ///< version and command line
  std::vector<Parameter> parameters = {};
  std::vector<Observation> observations = {};
  std::vector<Panel> panels = {};
};

}  // namespace lemmata::experiment
