#pragma once

// The plans that previews use, so that numbers, codes and names are what a test says they are.

#include "layout/examples.h"

namespace cageot {

inline const Product tomatoes{"Ferme des Alizés", "Tomates anciennes", "1kg"};
inline const Product buns{"Ferme des Alizés", "Brioche", "500g"};
inline const Product yoghurts{"Fromagerie du Lac", "Yaourt brebis", "Nature (4x125g)"};

inline PrintPlan plan_of_one_order()
{
    return usual_plan();
}

} // namespace cageot
