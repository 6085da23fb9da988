package io.github.cascadelint.schema;

import java.util.Locale;
import java.util.regex.Pattern;

/** The address of a database as it may be shown: what a user could have put into it to log in is taken out. */
public final class JdbcUrl {

    private static final Pattern AUTHORITY = Pattern.compile("//[^/?;]*@");
    private static final Pattern ORACLE_LOGIN = Pattern.compile("^(jdbc:oracle:[a-z]+:)[^@]*@");
    private static final Pattern OPTIONS = Pattern.compile("[?;]");

    private JdbcUrl() {}

    /** Whether a text is the address of a database, and no path. */
    public static boolean is(String text) {
        return text.regionMatches(true, 0, "jdbc:", 0, "jdbc:".length());
    }

    /** The address without user, password and options. */
    public static String shown(String url) {
        String address = OPTIONS.split(url, 2)[0];
        if (address.toLowerCase(Locale.ROOT).startsWith("jdbc:oracle:")) {
            return ORACLE_LOGIN.matcher(address).replaceFirst("$1@");
        }
        return AUTHORITY.matcher(address).replaceFirst("//");
    }
}
