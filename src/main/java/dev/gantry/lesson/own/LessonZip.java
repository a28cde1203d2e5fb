package dev.gantry.lesson.own;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import dev.gantry.trace.message.Message;

/**
 * A zip of a lesson, as others send it: its files, all at the top or all in one folder. It is not trusted: what it
 * unpacks to is bounded, names that lead out of a folder and links are refused, and nothing is written here.
 *
 * @param name of the lesson: that of the folder in the zip, else that of the zip
 */
record LessonZip(String name, LessonContent content) {
    private static final long MOST_BYTES = 4L << 20;
    private static final byte[] FIRST = {'P', 'K'};
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int DIRECTORY_END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int FILE_TYPE = 0170000;
    private static final int LINK = 0120000;

    /**
     * Reads this file.
     *
     * @throws LessonRefusedException if it is no zip of a lesson; the message says why
     */
    static LessonZip read(Path file) throws LessonRefusedException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new LessonRefusedException(
                        Message.say("lesson.zip-large", file.toString(), MOST_BYTES >> 20));
            }
            refuseLinks(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return read(file, zip);
            }
        } catch (AccessDeniedException | NoSuchFileException unreadable) {
            throw new LessonRefusedException(
                    Message.say("lesson.unreadable", file.toString(), LessonContent.why(unreadable)));
        } catch (IOException | IllegalArgumentException damaged) { // the latter of names that are no UTF-8
            throw new LessonRefusedException(startsAsOne(file)
                    ? Message.say("lesson.zip-damaged", file.toString(), String.valueOf(damaged.getMessage()))
                    : Message.say("lesson.no-zip", file.toString()));
        }
    }

    /** Whether the first bytes are those of a zip. */
    private static boolean startsAsOne(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(FIRST.length), FIRST);
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether this is a zip that has the text of a lesson where that belongs. */
    static boolean isOne(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().limit(LessonContent.MOST_FILES).map(ZipEntry::getName)
                    .anyMatch(name -> name.substring(name.indexOf('/') + 1).equals(OwnLesson.TEXT));
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    private static LessonZip read(Path file, ZipFile zip) throws IOException, LessonRefusedException {
        LessonContent.Gathered gathered = new LessonContent.Gathered();
        Set<String> folders = new HashSet<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
            ZipEntry entry = all.nextElement();
            String path = entry.getName();
            refuseOutside(path);
            int slash = path.indexOf('/');
            String name = path.substring(slash + 1);
            if (entry.isDirectory() || !gathered.counts(name)) {
                continue; // what lies deeper has a slash in its name, as no file of a lesson has
            }
            folders.add(slash < 0 ? "" : path.substring(0, slash));
            if (folders.size() > 1) {
                throw new LessonRefusedException(Message.say("lesson.zip-folders", file.toString()));
            }
            try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
                gathered.add(name, in);
                if (in.getChecksum().getValue() != entry.getCrc()) {
                    throw new IOException("what is in " + path + " is not what was packed");
                }
            }
        }
        Optional<String> folder = folders.stream().filter(each -> !each.isEmpty()).findFirst();
        return new LessonZip(folder.orElseGet(() -> file.getFileName().toString().replaceFirst("(?i)\\.zip$", "")),
                gathered.whole(file));
    }

    private static void refuseOutside(String path) throws LessonRefusedException {
        boolean outside = path.startsWith("/") || path.contains("\\") || path.contains(":") || path.contains("\0")
                || List.of(path.split("/")).contains("..");
        if (outside) {
            throw new LessonRefusedException(Message.say("lesson.zip-outside", path));
        }
    }

    /** Refuses entries that Unix calls links, which the JDK does not tell: the zip's directory has them. */
    private static void refuseLinks(ByteBuffer zip) throws LessonRefusedException {
        int end = zip.limit() - END_LENGTH;
        while (end >= 0 && zip.getInt(end) != DIRECTORY_END) {
            end--;
        }
        if (end < 0) {
            return; // no zip: that is told by who opens it
        }
        int at = zip.getInt(end + 16);
        while (at >= 0 && at <= zip.limit() - ENTRY_LENGTH && zip.getInt(at) == DIRECTORY_ENTRY) {
            int name = Short.toUnsignedInt(zip.getShort(at + 28));
            int mode = zip.getInt(at + 38) >>> 16;
            if ((mode & FILE_TYPE) == LINK) {
                throw new LessonRefusedException(Message.say("lesson.zip-link", new String(zip.array(),
                        at + ENTRY_LENGTH, Math.min(name, zip.limit() - at - ENTRY_LENGTH), StandardCharsets.UTF_8)));
            }
            at += ENTRY_LENGTH + name + Short.toUnsignedInt(zip.getShort(at + 30))
                    + Short.toUnsignedInt(zip.getShort(at + 32));
        }
    }
}
