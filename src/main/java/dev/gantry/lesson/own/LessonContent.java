package dev.gantry.lesson.own;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.gantry.lesson.MainFile;
import dev.gantry.trace.message.Message;

/**
 * The files of a lesson, read from its folder or from a zip of that: its texts and programs, and nothing else that lies
 * there. Nothing in it has a name that leads out of a folder.
 *
 * @param files by their names
 * @param leftOut names of what else lies there
 */
public record LessonContent(SortedMap<String, byte[]> files, List<String> leftOut) {
    /** Most bytes of a file. */
    static final int MOST_OF_ONE = 512 * 1024;

    /** Most bytes of all. */
    static final int MOST = 4 * MOST_OF_ONE;

    /** Most files and folders that are looked at. */
    static final int MOST_FILES = 200;

    /** Time of all files in a zip. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final Pattern TRANSLATION = Pattern.compile("lesson\\.([a-z]{2})\\.md");
    private static final Pattern PYTHON = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\.py");

    public LessonContent {
        leftOut = List.copyOf(leftOut);
    }

    /** The language that a file of this name translates the lesson's text into. */
    static Optional<String> translation(String name) {
        Matcher matcher = TRANSLATION.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static boolean isPython(String name) {
        return PYTHON.matcher(name).matches();
    }

    /** Whether a file of this name belongs to a lesson. */
    static boolean isOfLesson(String name) {
        return name.equals(OwnLesson.TEXT) || name.equals(MainFile.NAME) || translation(name).isPresent()
                || isPython(name);
    }

    /**
     * Reads this folder. Links in it are left out.
     *
     * @throws LessonRefusedException if it can't be read, has no {@value OwnLesson#TEXT}, or is too large
     */
    public static LessonContent of(Path folder) throws LessonRefusedException {
        Gathered gathered = new Gathered();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                if (!gathered.counts(name)) {
                    continue;
                }
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    try (InputStream in = Files.newInputStream(file)) {
                        gathered.add(name, in);
                    }
                } else {
                    gathered.leftOut.add(name);
                }
            }
        } catch (IOException unreadable) {
            throw new LessonRefusedException(Message.say("lesson.unreadable", folder.toString(), why(unreadable)));
        }
        return gathered.whole(folder);
    }

    /** What an error says that names a file and perhaps nothing else. */
    static String why(IOException error) {
        return error.getMessage() == null
                ? error.getClass().getSimpleName()
                : error.getClass().getSimpleName() + " "
                        + error.getMessage();
    }

    /** What is read, as far as it is. */
    static final class Gathered {
        final SortedMap<String, byte[]> files = new TreeMap<>();
        final List<String> leftOut = new ArrayList<>();
        private int looked;
        private int bytes;

        /** Counts a file of this name; whether it is one of a lesson. */
        boolean counts(String name) throws LessonRefusedException {
            if (++looked > MOST_FILES) {
                throw new LessonRefusedException(Message.say("lesson.many-files", (long) MOST_FILES));
            }
            boolean belongs = isOfLesson(name);
            if (!belongs) {
                leftOut.add(name);
            }
            return belongs;
        }

        /** Takes a file of a lesson. */
        void add(String name, InputStream in) throws IOException, LessonRefusedException {
            byte[] content = in.readNBytes(MOST_OF_ONE + 1);
            bytes += content.length;
            if (content.length > MOST_OF_ONE || bytes > MOST) {
                throw new LessonRefusedException(Message.say("lesson.large", name,
                        (long) (content.length > MOST_OF_ONE ? MOST_OF_ONE : MOST) / 1024));
            }
            if (files.put(name, content) != null) {
                throw new LessonRefusedException(Message.say("lesson.twice", name));
            }
        }

        LessonContent whole(Path from) throws LessonRefusedException {
            if (!files.containsKey(OwnLesson.TEXT)) {
                throw new LessonRefusedException(Message.say("lesson.no-text", from.toString()));
            }
            return new LessonContent(files, leftOut);
        }
    }

    /**
     * The texts of the files, by their names.
     *
     * @throws LessonRefusedException if one is no text in UTF-8
     */
    Map<String, String> texts() throws LessonRefusedException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try {
                texts.put(file.getKey(), StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.getValue()))
                        .toString());
            } catch (CharacterCodingException _) {
                throw new LessonRefusedException(Message.say("lesson.encoding", file.getKey()));
            }
        }
        return texts;
    }

    /** Writes all into this folder, which is new. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** Writes a zip with a folder of this name; the stream stays open. The same lesson always gives the same bytes. */
    public void pack(String name, OutputStream to) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            ZipEntry entry = new ZipEntry(name + "/" + file.getKey());
            entry.setTimeLocal(ALWAYS);
            zip.putNextEntry(entry);
            zip.write(file.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }
}
