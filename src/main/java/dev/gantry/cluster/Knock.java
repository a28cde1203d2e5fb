package dev.gantry.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Knock at an address, to know whether a driver listens there. Hazelcast's members begin with a word that each says to
 * the other; who does not say it is no driver.
 *
 * @param here the address from which the driver is reached; empty if there is none
 * @param why there is none, a sentence without its end
 */
record Knock(Optional<String> here, String why) {
    private static final byte[] WORD = "HZC".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE = (int) Duration.ofSeconds(2).toMillis();

    private enum Answer {
        KNOWN,
        OTHER,
        NONE
    }

    static Knock at(Address driver) {
        InetSocketAddress place = new InetSocketAddress(driver.host(), driver.port());
        if (place.isUnresolved()) {
            return refused("There is no host " + driver.host());
        }
        try (Socket socket = new Socket()) {
            try {
                socket.connect(place, PATIENCE);
            } catch (IOException _) {
                return refused("Nobody listens at " + driver);
            }
            return switch (answer(socket)) {
                case KNOWN -> new Knock(Optional.of(socket.getLocalAddress().getHostAddress()), "");
                case NONE -> refused("Who listens at " + driver + " does not answer");
                case OTHER -> refused("Who listens at " + driver + " is no program of Gantry's with a cluster");
            };
        } catch (IOException _) {
            return refused("Nobody listens at " + driver); // closing it failed
        }
    }

    private static Answer answer(Socket socket) {
        try {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(WORD);
            return Arrays.equals(socket.getInputStream().readNBytes(WORD.length), WORD) ? Answer.KNOWN : Answer.OTHER;
        } catch (SocketTimeoutException _) {
            return Answer.NONE;
        } catch (IOException _) {
            return Answer.OTHER;
        }
    }

    private static Knock refused(String why) {
        return new Knock(Optional.empty(), why);
    }
}
