#include "reports/thin.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

namespace thin_test {

using namespace lemmata;
using experiment::Figure;
using experiment::Form;
using experiment::Series;

/// A series of n points at 1, 2, ..., n; `height` gives the mean.
template <class Height>
Series series(std::size_t n, Height height) {
  Series s;
  for (std::size_t i = 1; i <= n; ++i) {
    const double x = static_cast<double>(i);
    s.x.push_back(x), s.mean.push_back(height(x));
    s.lower.push_back(height(x) - 1), s.upper.push_back(height(x) + 1);
  }
  return s;
}

Series thinned_series(Series s, bool logarithmic, Form form = Form::lines) {
  Figure figure;
  figure.panels = {{.form = form, .x = {.logarithmic = logarithmic}, .series = {std::move(s)}}};
  return reports::thinned(std::move(figure), 100).panels[0].series[0];
}

TEST_CASE("a thinned line has at most so many points, each one of the line's, its ends, its lowest and its highest among them") {
  const auto height = [](double x) { return x == 777 ? 50.0 : x == 4321 ? -50.0 : std::sin(x); };
  for (const bool logarithmic : {false, true}) {
    const Series whole = series(10000, height), thin = thinned_series(whole, logarithmic);
    CHECK((thin.x.size() <= 100 && thin.x.size() > 50));
    CHECK((thin.mean.size() == thin.x.size() && thin.lower.size() == thin.x.size() && thin.upper.size() == thin.x.size()));
    CHECK(std::is_sorted(thin.x.begin(), thin.x.end()));
    for (std::size_t i = 0; i < thin.x.size(); ++i) CHECK((thin.mean[i] == height(thin.x[i]) && thin.upper[i] == height(thin.x[i]) + 1));
    CHECK((thin.x.front() == 1 && thin.x.back() == 10000));
    CHECK(std::count(thin.mean.begin(), thin.mean.end(), 50.0) == 1);
    CHECK(std::count(thin.mean.begin(), thin.mean.end(), -50.0) == 1);
  }
}

TEST_CASE("on a logarithmic axis the first decade keeps its points") {
  const Series thin = thinned_series(series(100000, [](double x) { return 1 / x; }), true);
  CHECK(std::count_if(thin.x.begin(), thin.x.end(), [](double x) { return x < 10; }) >= 9);
}

TEST_CASE("a short series, and bars of any number, stay as they are") {
  const Series small = series(100, [](double x) { return x; });
  CHECK(thinned_series(small, false).x == small.x);
  const Series many = series(1000, [](double x) { return x; });
  CHECK(thinned_series(many, false, Form::bars).x == many.x);
}

TEST_CASE("a closed curve stays closed") {
  Series circle;
  for (int i = 0; i <= 1000; ++i)
    circle.x.push_back(std::cos(i * 6.283185307179586 / 1000)), circle.mean.push_back(std::sin(i * 6.283185307179586 / 1000));
  const Series thin = thinned_series(circle, false, Form::closed);
  CHECK(thin.x.size() <= 100);
  CHECK((thin.x.front() == circle.x.front() && thin.x.back() == circle.x.back()));
}

TEST_CASE("what is not finite becomes no number") {
  Series s = series(3, [](double x) { return x; });
  s.mean[1] = HUGE_VAL;
  CHECK(std::isnan(thinned_series(s, false).mean[1]));
}

}  // namespace thin_test
