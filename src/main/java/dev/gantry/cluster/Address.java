package dev.gantry.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address as a user writes it.
 *
 * @param host a name or a number; empty for none
 * @param port 0 for any
 */
record Address(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[^:\\s]+):(\\d{1,5})");
    private static final int MOST = 0xffff;

    /**
     * Reads {@code HOST:PORT}.
     *
     * @throws IllegalArgumentException if it is none; the message says what is
     */
    static Address of(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches() || Integer.parseInt(found.group(2)) > MOST) {
            throw new IllegalArgumentException("'%s' is no address: write HOST:PORT, such as 10.0.0.1:5701"
                    .formatted(text));
        }
        String host = found.group(1);
        return new Address(host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                Integer.parseInt(found.group(2)));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
