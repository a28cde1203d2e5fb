package dev.gantry.lesson.own;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.gantry.folder.Folders;
import dev.gantry.folder.PrivateFiles;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.trace.message.Message;

/**
 * The folder of the user's own lessons: each is a folder in it, whose name is its id. Every call looks at what is there
 * now.
 *
 * @param folder need not be there yet
 */
public record OwnLessons(Path folder) {
    private static final int MOST = 500;
    private static final int LONGEST = 60;
    private static final int LONGEST_TITLE = 100;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String UNFINISHED = ".unfinished";

    /** Those of the user who runs this program. */
    public static OwnLessons usual() {
        return new OwnLessons(Folders.usual().data().resolve("lessons"));
    }

    /**
     * A lesson that was added.
     *
     * @param leftOut names of what lay beside its files
     */
    public record Added(OwnLesson lesson, List<String> leftOut) {
        public Added {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** All, in the order of their ids, also those that can't be run. */
    public List<OwnLesson> all() {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder,
                each -> Files.isDirectory(each) && !each.getFileName().toString().startsWith("."))) {
            found.forEach(each -> {
                if (folders.size() < MOST) {
                    folders.add(each);
                }
            });
        } catch (IOException _) {
            return List.of(); // there are none yet
        }
        return folders.stream().sorted().map(OwnLessons::read).toList();
    }

    /** The one with this id. */
    public Optional<OwnLesson> find(String id) {
        return ID.matcher(id).matches() && Files.isDirectory(folder.resolve(id))
                ? Optional.of(read(folder.resolve(id)))
                : Optional.empty();
    }

    private static OwnLesson read(Path folder) {
        OwnLesson lesson = OwnLesson.read(folder);
        try {
            check(lesson.id());
            return lesson;
        } catch (LessonRefusedException wrongName) {
            return lesson.refused(wrongName.why());
        }
    }

    /** Checks that a lesson may have this id. */
    private static void check(String id) throws LessonRefusedException {
        if (!ID.matcher(id).matches() || id.length() > LONGEST) {
            throw new LessonRefusedException(Message.say("lesson.name", id, (long) LONGEST));
        }
        if (Catalogue.find(id).isPresent()) {
            throw new LessonRefusedException(Message.say("lesson.ours", id));
        }
    }

    /**
     * The id of a lesson that the user calls so: {@code Ping and pong} is {@code ping-and-pong}; letters lose their
     * marks, and what is too long for a name its end.
     */
    public static String id(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("")
                .toLowerCase(Locale.ROOT).replace("ß", "ss");
        String id = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+", "");
        return id.substring(0, Math.min(LONGEST, id.length())).replaceAll("-$", "");
    }

    /**
     * Makes a lesson that runs, with a question, for the user to change.
     *
     * @param name its title; its id is {@linkplain #id made of it}, or numbered where nothing can be made of it
     * @param languages of its programs
     * @throws LessonRefusedException if the name is too long or no word, or a lesson of that name is there
     */
    public OwnLesson make(String name, Set<ProgramLanguage> languages) throws LessonRefusedException {
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new LessonRefusedException(Message.say("lesson.nameless"));
        }
        if (name.strip().length() > LONGEST_TITLE) {
            throw new LessonRefusedException(
                    Message.say("lesson.long-title", (long) LONGEST_TITLE, (long) name.strip().length()));
        }
        String id = id(name);
        for (int number = 1; id.isEmpty(); number++) { // of signs that no folder should have
            String next = "lesson-" + number;
            id = Files.exists(folder.resolve(next)) ? "" : next;
        }
        return put(id, LessonTemplate.of(name, languages));
    }

    /**
     * Adds the lesson in this folder or zip.
     *
     * @throws LessonRefusedException if it is none, or one of that name is there
     */
    public Added add(Path from) throws LessonRefusedException {
        if (Files.isDirectory(from)) {
            LessonContent content = LessonContent.of(from);
            return new Added(put(from.toAbsolutePath().normalize().getFileName().toString(), content),
                    content.leftOut());
        }
        LessonZip zip = LessonZip.read(from);
        return new Added(put(zip.name(), zip.content()), zip.content().leftOut());
    }

    /** Whether this looks like a lesson that can be added: a folder with its text, or a zip with that. */
    public static boolean isLesson(Path file) {
        if (Files.isDirectory(file)) {
            return Files.isRegularFile(file.resolve(OwnLesson.TEXT));
        }
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".zip") && LessonZip.isOne(file);
    }

    /** Writes all into a folder beside it, which then gets its name. */
    private OwnLesson put(String id, LessonContent content) throws LessonRefusedException {
        check(id);
        Path place = folder.resolve(id);
        if (Files.exists(place)) {
            throw new LessonRefusedException(Message.say("lesson.exists", id, place.toString()));
        }
        try {
            PrivateFiles.folder(folder);
            Path unfinished = Files.createTempDirectory(folder, UNFINISHED);
            try {
                content.write(unfinished);
                Files.move(unfinished, place);
            } catch (IOException notWritten) {
                delete(unfinished);
                throw notWritten;
            }
        } catch (IOException notWritten) {
            throw new LessonRefusedException(
                    Message.say("lesson.unwritten", place.toString(), LessonContent.why(notWritten)));
        }
        return read(place);
    }

    /** Deletes the lesson with this id, and all that lies in its folder. */
    public void remove(String id) throws LessonRefusedException {
        if (find(id).isEmpty()) {
            throw new LessonRefusedException(Message.say("lesson.none", id, folder.toString()));
        }
        try {
            delete(folder.resolve(id));
        } catch (IOException notDeleted) {
            throw new LessonRefusedException(
                    Message.say("lesson.unwritten", folder.resolve(id).toString(), LessonContent.why(notDeleted)));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
