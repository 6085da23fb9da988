package io.github.cascadelint.report;

/** How much room characters take on a terminal, and which of them must not reach one. */
final class TextWidth {
    /** Ranges of East Asian wide characters and emoji, first and last of each (Unicode UAX 11, W and F). */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3041, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD}
    };

    private TextWidth() {}

    /** Columns that one character takes. */
    static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || codePoint == 0x200D) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** Columns that a text takes. */
    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /**
     * The character, or a replacement for one that would steer the terminal: control characters, and the invisible
     * marks that turn the direction of writing.
     */
    static int harmless(int codePoint) {
        boolean turnsDirection = (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || codePoint == 0x200E
                || codePoint == 0x200F;
        boolean lineBreak = codePoint == 0x2028 || codePoint == 0x2029;
        return Character.isISOControl(codePoint) || turnsDirection || lineBreak ? 0xFFFD : codePoint;
    }

    /** The text with {@link #harmless} applied; line feeds and tabs become blanks. */
    static String harmless(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> character == '\n' || character == '\t' ? ' ' : harmless(character))
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
