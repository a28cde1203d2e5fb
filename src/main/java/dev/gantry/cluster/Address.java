package dev.gantry.cluster;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address as a user writes it.
 *
 * @param host a name or a number; empty for none
 * @param port 0 for any
 */
record Address(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+(?:%[\\w.-]+)?]|[^:\\s]+):(\\d{1,5})");
    private static final Pattern EVERY = Pattern.compile("0+(\\.0+){0,3}|[0:]*:[0:]*");
    private static final int MOST = 0xffff;
    private static final String ALL = " stands for all interfaces: name the address by which others reach ";

    /**
     * Reads {@code HOST:PORT}.
     *
     * @throws IllegalArgumentException if it is none; the message says what is
     */
    static Address of(String text) {
        Matcher found = FORM.matcher(Objects.requireNonNull(text, "address"));
        if (!found.matches() || Integer.parseInt(found.group(2)) > MOST) {
            throw new IllegalArgumentException("'%s' is no address: write HOST:PORT, such as 10.0.0.1:5701"
                    .formatted(text));
        }
        String host = found.group(1);
        return new Address(host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                Integer.parseInt(found.group(2)));
    }

    /** Reads {@code HOST:PORT}, or {@code HOST} with this port. */
    static Address of(String text, int usual) {
        return FORM.matcher(text).matches() ? of(text) : new Address(text, usual);
    }

    /**
     * The number of this host's, on whose interface one can listen.
     *
     * @throws IOException if it is none of this machine's, or all of them; the message says so
     */
    static String own(String host) throws IOException {
        InetAddress found;
        try {
            found = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("there is no host " + host, e);
        }
        if (found.isAnyLocalAddress()) {
            throw new IOException(host + ALL + "this machine");
        }
        try (ServerSocket any = new ServerSocket(0, 1, found)) {
            return any.getInetAddress().getHostAddress();
        } catch (IOException e) {
            throw new IOException(host + " is no address of this machine", e);
        }
    }

    /**
     * This one by its number, with a port that is free if any will do.
     *
     * @throws IOException if nobody can listen here; the message says why
     */
    Address free() throws IOException {
        String number = own(host);
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(number))) {
            return new Address(number, socket.getLocalPort());
        } catch (IOException e) {
            throw new IOException("cannot listen on %s: %s".formatted(this,
                    e instanceof BindException ? "the port is taken" : e.getMessage()), e);
        }
    }

    /**
     * Refuses the address that stands for all interfaces, where somebody is to be reached.
     *
     * @throws IllegalArgumentException if it is that; the message says what to write
     */
    void requireOne() {
        if (EVERY.matcher(host).matches()) {
            throw new IllegalArgumentException(host + ALL + "the driver's machine");
        }
    }

    /** Whether its host is a number of IPv6. */
    boolean isSix() {
        return host.contains(":");
    }

    @Override
    public String toString() {
        return (isSix() ? "[" + host + "]" : host) + ":" + port;
    }
}
