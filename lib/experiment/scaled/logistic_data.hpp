#pragma once
#include <cstdint>

#include "lib/chance/chance.hpp"
#include "lib/experiment/image_set.hpp"
#include "lib/experiment/scaled/logistic_regression.hpp"
#include "lib/experiment/table_set.hpp"

namespace lemmata::experiment::scaled {

/// The images of two classes among the first `count`, summed over squares of side x side pixels: 1 is the label of the first class.
LabelledRows two_classes(const ImageSet& images, std::size_t count, std::uint8_t first, std::uint8_t second, std::size_t side);

/// Each column minus its mean and over its standard deviation (0 where that is 0), then each row over its length (a row of zeros stays).
LogisticRegression prepared(LabelledRows data);

/// A stand-in for the data set epsilon, whose rows have length 1: Gaussian entries, the j-th times exp(N(0, 1)/2) for all rows, each row
/// over its length; the labels are those of a hidden w, sign(<a, w> + N(0, 1)/10) with w = 3 N(0, I), and 10 % of them are flipped.
LogisticRegression like_epsilon(std::size_t n, std::size_t d, Sampled<double> chance);

}  // namespace lemmata::experiment::scaled
