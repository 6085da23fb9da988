package tools;

class Tool {}
