#pragma once
#include <string>
#include <vector>

#include "lib/app/store.hpp"

namespace lemmata::app {

/// What a run store holds, and where that store is.
struct StoreContents {
  std::string path;
  std::vector<StoredItem> items;
};

/// The items of all stores, by key, each once: whatever the order of the stores, and the same again for what is joined already. Of results that
/// agree in all but their time the first one in the order of bytes is kept.
///
/// @param build  the fingerprint that every item must be of
/// @throws BadInput  naming the store with an item of another build, or the two whose results contradict each other
std::vector<StoredItem> joined(const std::vector<StoreContents>& stores, const std::string& build);

}  // namespace lemmata::app
