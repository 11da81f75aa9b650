#include "lib/oracle/sign_oracle.hpp"

namespace lemmata::oracle {

template SignOracle<double> any_sign_oracle(Draw&, std::string_view, long);
template SignOracle<Exact> any_sign_oracle(Draw&, std::string_view, long);
template SignOracle<double> majority_oracle(const std::vector<SignOracle<double>>&);
template SignOracle<Exact> majority_oracle(const std::vector<SignOracle<Exact>>&);

}  // namespace lemmata::oracle
