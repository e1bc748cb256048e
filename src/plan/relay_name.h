#pragma once

#include <string>
#include <string_view>

namespace cageot {

/// The village in what the shop writes: "Relais Saint-Denis – Mairie, jeudi 17h-19h" →
/// "Saint-Denis", "Livraison à domicile (Montagne Noire)" → "Domicile". The whole text when nothing
/// better is found; "Sans relais" for an empty one.
std::string short_relay_name(std::string_view shop_name, bool home_delivery);

} // namespace cageot
