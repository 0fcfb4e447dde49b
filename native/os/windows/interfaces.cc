#include <net/if.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "../result.h"
#include "wide_text.h"

namespace {

struct FreeTable {
  void operator()(MIB_IF_TABLE2* table) const { FreeMibTable(table); }
};
using Table = std::unique_ptr<MIB_IF_TABLE2, FreeTable>;

// CPython's name for an interface: that of its LUID, not the one that users see.
std::string name_of(const MIB_IF_ROW2& row) {
  std::array<wchar_t, IF_NAMESIZE + 1> name{};
  if (ConvertInterfaceLuidToNameW(&row.InterfaceLuid, name.data(), name.size()) != 0) return {};
  return pysocket::to_utf8(name.data());
}

// Makes one block of memory: the rows, one more that ends them, and the names.
struct if_nameindex* to_list(const std::vector<std::pair<unsigned, std::string>>& rows) {
  size_t size = (rows.size() + 1) * sizeof(struct if_nameindex);
  for (const auto& row : rows) size += row.second.size() + 1;
  auto* const memory = static_cast<char*>(::operator new(size, std::nothrow));
  if (memory == nullptr) return nullptr;
  auto* const list = reinterpret_cast<struct if_nameindex*>(memory);
  char* text = memory + (rows.size() + 1) * sizeof(struct if_nameindex);
  for (size_t i = 0; i < rows.size(); ++i) {
    list[i] = {rows[i].first, text};
    rows[i].second.copy(text, rows[i].second.size());
    text[rows[i].second.size()] = '\0';
    text += rows[i].second.size() + 1;
  }
  list[rows.size()] = {0, nullptr};
  return list;
}

}  // namespace

struct if_nameindex* if_nameindex() {
  MIB_IF_TABLE2* found = nullptr;
  const auto error = GetIfTable2Ex(MibIfTableRaw, &found);
  const Table table(found);
  errno = static_cast<int>(error);
  if (error != NO_ERROR) return nullptr;
  std::vector<std::pair<unsigned, std::string>> rows;
  for (ULONG i = 0; i < table->NumEntries; ++i) {
    const MIB_IF_ROW2& row = table->Table[i];
    std::string name = name_of(row);
    if (!name.empty()) rows.emplace_back(row.InterfaceIndex, std::move(name));
  }
  errno = ENOMEM;
  return to_list(rows);
}

void if_freenameindex(struct if_nameindex* list) { ::operator delete(list); }
