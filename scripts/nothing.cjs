// Stands for a package that the program never uses.
module.exports = {};
