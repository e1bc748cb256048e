#pragma once

#include <string>
#include <vector>

/// One label of the work W: seven texts and the twelve characters of the Code 128, which are the
/// last of them.
struct WorkLabel {
    std::string number, product, unit, farm, name, piece, id;
};

/// One label a line, seven columns between tabs: what every contestant reads. Ends the program with
/// a message when the file is not that.
std::vector<WorkLabel> read_work(const char* path);
/// Ends the program with a message when the disk does not take it.
void write_all(const std::string& path, const std::string& bytes);
