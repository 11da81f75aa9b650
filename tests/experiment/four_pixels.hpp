#pragma once
#include "lib/experiment/image_set.hpp"

namespace lemmata::experiment {

/// 2 x 2 images whose brightest pixel tells the class (0, 1 or 7); the fourth pixel is the image's number.
inline ImageSet four_pixels(std::size_t count) {
  ImageSet set{.rows = 2, .columns = 2, .pixels = {}, .labels = {}};
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t label = (i * 7) % 3;
    for (std::size_t pixel = 0; pixel < 3; ++pixel) set.pixels.push_back(pixel == label ? 255 : 20);
    set.pixels.push_back(static_cast<std::uint8_t>(i));
    set.labels.push_back(static_cast<std::uint8_t>(label == 2 ? 7 : label));
  }
  return set;
}

}  // namespace lemmata::experiment
