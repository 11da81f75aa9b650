#pragma once
#include <string>
#include <vector>

#include "lib/check/evaluate.hpp"
#include "lib/check/finding.hpp"

namespace lemmata {

/// Units of work (Evaluated::work, Certified::work), never seconds: the same search on every machine.
struct Budget {
  std::size_t total = 0;
  std::size_t spent = 0;
  std::size_t limit = 0;  ///< of the phase under way
  /// One costly certification may overspend a phase; it must not starve those that follow.
  void open(double share) { limit = spent + static_cast<std::size_t>(share * static_cast<double>(total)); }
  bool left() const { return spent < limit; }
};
std::size_t work_of(Effort effort);

/// The falsifier on one claim with its readings fixed: it proposes instances in double and keeps the most promising; only a certified
/// one ends the search.
class Search {
 public:
  /// `shares`: the effort is divided among so many searches (one a combination of readings).
  Search(const Claim& claim, const AttackOptions& options, Pins base, std::size_t shares);

  /// Runs the phases in order until a violation (for "there is": a success) is certified or the budget is spent.
  void run();

  bool found() const { return found_; }
  const Certified& certified() const { return certified_; }  ///< of the shrunk witness
  const std::string& method() const { return method_; }      ///< that proposed it, or came nearest
  const std::vector<Tried>& tried() const { return tried_; }
  std::size_t cases() const { return cases_; }
  std::size_t admitted() const { return admitted_; }
  const std::string& last_problem() const { return last_problem_; }  ///< why instances were unfit or too large
  std::size_t unfit() const { return unfit_; }
  /// Instances were certified, and not one certainly met the hypotheses: what double admitted were roundings.
  bool admits_nothing() const { return certified_cases_ > 0 && certified_admitted_ == 0; }
  /// The sharpest instance, its ratio certified; ratio < 0 when no link has rhs > 0.
  const Certified& sharpest() const { return sharpest_; }
  const std::vector<Instance>& too_large() const { return too_large_; }

 private:
  struct Candidate {
    Instance instance;
    double slack = 2, ratio = -1, floor = 0;
    std::string method;
    bool checked = false;
    std::vector<double> family = {};  ///< see family_of
  };

  void edge_cases();
  void random_cases();
  void exact_cases();
  void climb();
  void optimise();
  void optimise_from(const Candidate& start, int round);

  Evaluated propose(std::span<const std::uint64_t> tape, const Pins& pins);
  void consider(const Evaluated& e);
  bool try_instance(const Pins& pins, const std::string& method);  ///< certifies; true when the search is over
  bool try_candidates();
  void certify_sharpest();
  void shrink_witness(const Instance& instance);
  void price_body();
  void begin(const std::string& method, double share);
  void end(const std::string& why);
  void overlay(Pins& pins) const;
  std::uint64_t word(std::uint64_t case_number, std::uint32_t index) const;
  void fill(std::span<std::uint64_t> tape, std::uint64_t case_number, std::uint32_t first = 0) const;  ///< with words from `first` on
  Certified::Outcome wanted() const;

  const Claim& claim_;
  const AttackOptions& options_;
  Pins base_;
  BodyOptions body_;
  Budget budget_;
  double price_ = 1;  ///< units of work that a unit reported by the body really takes
  std::uint64_t key_ = 0;
  std::size_t tape_size_ = 24;
  Instance shape_;  ///< of the simplest instance
  std::vector<Candidate> nearest_, sharp_;
  std::vector<Instance> too_large_;
  std::vector<Tried> tried_;
  std::string method_, last_problem_;
  std::size_t cases_ = 0, admitted_ = 0, unfit_ = 0, run_ = 0, certified_cases_ = 0, certified_admitted_ = 0;
  bool found_ = false;
  Certified certified_, sharpest_;
};

}  // namespace lemmata
