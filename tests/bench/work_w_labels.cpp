#include "work_w_labels.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace {

[[noreturn]] void give_up(const std::string& message)
{
    std::fprintf(stderr, "%s\n", message.c_str());
    std::exit(3);
}

} // namespace

std::vector<WorkLabel> read_work(const char* path)
{
    std::vector<WorkLabel> labels;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::istringstream columns(line);
        WorkLabel label;
        for (std::string* column : {&label.number, &label.product, &label.unit, &label.farm,
                                    &label.name, &label.piece, &label.id})
            if (!std::getline(columns, *column, '\t'))
                give_up(std::string(path) + ": a line without seven columns");
        labels.push_back(std::move(label));
    }
    if (labels.empty())
        give_up(std::string(path) + ": no labels");
    return labels;
}

void write_all(const std::string& path, const std::string& bytes)
{
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        give_up("cannot write " + path);
}
