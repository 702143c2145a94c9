// Replaces packages that the program never uses.
module.exports = {};
