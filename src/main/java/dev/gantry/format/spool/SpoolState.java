package dev.gantry.format.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** State of the recording in a spool, as its code stands in the file of the spool's lock; nothing stands for LIVE. */
enum SpoolState {
    /** It is being recorded. */
    LIVE(""),
    /** All of it is in the spool. */
    ENDED("e"),
    /** All of it is in a file of the user's, too. */
    SAVED("s");

    private final String code;

    SpoolState(String code) {
        this.code = code;
    }

    /** State in this lock's file; LIVE for what another version wrote, so that nothing is deleted then. */
    static SpoolState read(Path lock) throws IOException {
        String found = Files.exists(lock) ? Files.readString(lock, StandardCharsets.ISO_8859_1) : "";
        return Arrays.stream(values()).filter(each -> each.code.equals(found)).findFirst().orElse(LIVE);
    }

    void write(FileChannel lock) throws IOException {
        lock.truncate(0);
        lock.write(ByteBuffer.wrap(code.getBytes(StandardCharsets.US_ASCII)), 0);
    }
}
