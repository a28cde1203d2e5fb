package dev.gantry.lesson.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.MainFile;
import dev.gantry.lesson.Parameter;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.Script;
import dev.gantry.lesson.text.Judge;
import dev.gantry.lesson.text.LessonProblem;
import dev.gantry.lesson.text.LessonReader;
import dev.gantry.lesson.text.LessonSyntaxException;
import dev.gantry.lesson.text.LessonText;
import dev.gantry.trace.message.Message;

/**
 * A lesson of the user's own, as its folder was when it was read; one that can't be read says what is wrong. Two of the
 * same folder are equal, so that what was run of it stays when it is read again. Immutable.
 */
public final class OwnLesson implements Lesson {
    /** Group of these lessons. */
    public static final String GROUP = "own";

    /** Name of the text's file. */
    public static final String TEXT = "lesson.md";

    private final Path folder;
    private final Map<String, String> files;
    private final LessonText text;
    private final Map<String, LessonText> translations = new TreeMap<>();
    private final Optional<LessonProblem> problem;

    /** A lesson in this folder with these files, by their names. */
    private OwnLesson(Path folder, Map<String, String> files, Optional<LessonProblem> wrong) {
        this.folder = folder;
        this.files = Map.copyOf(files);
        LessonText read = new LessonText(folder.getFileName().toString(), List.of(), List.of(), List.of());
        Optional<LessonProblem> found = wrong;
        if (wrong.isEmpty()) {
            String file = TEXT;
            try {
                read = LessonReader.read(files.get(TEXT));
                for (String each : files.keySet()) {
                    file = each;
                    Optional<String> language = LessonContent.translation(each);
                    if (language.isPresent()) {
                        translations.put(language.get(), LessonReader.read(files.get(each), read));
                    }
                }
                found = problemOf(read, files);
            } catch (LessonSyntaxException syntax) {
                found = Optional.of(new LessonProblem(file, syntax.line(), syntax.problem()));
            }
        }
        text = read;
        problem = found;
    }

    /** Reads the lesson in this folder; what is wrong with it, it says itself. */
    public static OwnLesson read(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        try {
            LessonContent content = LessonContent.of(place);
            return new OwnLesson(place, content.texts(), Optional.empty());
        } catch (LessonRefusedException unreadable) {
            return new OwnLesson(place, Map.of(), Optional.of(LessonProblem.in("", unreadable.why())));
        }
    }

    /** The same, which for this reason can't be run. */
    OwnLesson refused(Message why) {
        return new OwnLesson(folder, files, Optional.of(LessonProblem.in("", why)));
    }

    private static Optional<LessonProblem> problemOf(LessonText text, Map<String, String> files) {
        Optional<Message> parameters = problemOfParameters(text.parameters());
        if (parameters.isPresent()) {
            return Optional.of(new LessonProblem(TEXT, lineOf(files.get(TEXT), "parameters:"), parameters.get()));
        }
        if (!files.containsKey(MainFile.NAME) && !files.containsKey(Script.FILE)) {
            return Optional.of(LessonProblem.in("", Message.say("lesson.no-program")));
        }
        Map<String, Long> usual = text.parameters().stream().flatMap(each -> Parameter.find(each).stream())
                .collect(Collectors.toMap(Parameter::name, Parameter::usual));
        Optional<Judge.Wrong> claim = Judge.wrong(text.questions(), usual);
        if (claim.isPresent()) {
            String written = claim.get().claim();
            return Optional.of(new LessonProblem(TEXT, lineOf(files.get(TEXT), "`" + written + "`"),
                    Message.say("lesson.claim", written, claim.get().problem())));
        }
        return Optional.ofNullable(files.get(MainFile.NAME)).filter(main -> !new MainFile(main).isWatched())
                .map(_ -> new LessonProblem(MainFile.NAME, 1, Message.say("lesson.command", command(text))));
    }

    private static Optional<Message> problemOfParameters(List<String> all) {
        Set<String> names = new HashSet<>();
        for (String written : all) {
            Optional<Parameter> parameter = Parameter.find(written);
            if (parameter.isEmpty()) {
                return Optional.of(Parameter.outside(written)
                        .map(it -> Message.say("lesson.outside", it.name(), String.valueOf(it.least()),
                                String.valueOf(it.most()), String.valueOf(it.value())))
                        .orElseGet(() -> Message.say("lesson.parameter", written, Parameter.allInWords())));
            }
            if (!names.add(parameter.get().name())) {
                return Optional.of(Message.say("lesson.parameter-twice", parameter.get().name()));
            }
        }
        return Optional.empty();
    }

    /** The first line that its program in Java is to have. */
    private static String command(LessonText text) {
        StringBuilder line = new StringBuilder("// java ");
        text.parameters().stream().flatMap(each -> Parameter.find(each).stream())
                .forEach(each -> line.append("-D").append(each.name()).append('=').append(each.usual()).append(' '));
        return line.append(MainFile.NAME).toString();
    }

    /** Number of the first line of this text that has these words in it, from 1; 0 if none has. */
    private static int lineOf(String text, String words) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(words)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Number of the first line of its text that has these words in it, from 1; 0 if none has. */
    public int line(String words) {
        return lineOf(files.getOrDefault(TEXT, ""), words);
    }

    public Path folder() {
        return folder;
    }

    /** The file of its program in this language. */
    public Path file(ProgramLanguage language) {
        return folder.resolve(language == ProgramLanguage.JAVA ? MainFile.NAME : Script.FILE);
    }

    /** Whether its folder held the same when that one was read. */
    public boolean isSameAs(OwnLesson other) {
        return equals(other) && files.equals(other.files) && problem.equals(other.problem);
    }

    @Override
    public String id() {
        return folder.getFileName().toString();
    }

    @Override
    public String title() {
        return text.title();
    }

    @Override
    public String summary() {
        return text.plain();
    }

    @Override
    public List<Parameter> parameters() {
        return problem.isPresent()
                ? List.of()
                : text.parameters().stream().flatMap(each -> Parameter.find(each).stream()).toList();
    }

    @Override
    public LessonText text() {
        return text;
    }

    @Override
    public Optional<LessonText> text(String language) {
        return Optional.ofNullable(translations.get(language));
    }

    @Override
    public Optional<LessonProblem> problem() {
        return problem;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public List<ProgramLanguage> languages() {
        List<ProgramLanguage> languages = new ArrayList<>();
        if (files.containsKey(MainFile.NAME) || !files.containsKey(Script.FILE)) {
            languages.add(ProgramLanguage.JAVA); // also of one without a program, which can't be run
        }
        if (files.containsKey(Script.FILE)) {
            languages.add(ProgramLanguage.PYTHON);
        }
        return languages;
    }

    @Override
    public Optional<MainFile> watchedProgram() {
        return Optional.ofNullable(files.get(MainFile.NAME)).map(MainFile::new);
    }

    @Override
    public Optional<Script> script() {
        Map<String, String> scripts = new LinkedHashMap<>(files);
        scripts.keySet().removeIf(name -> !LessonContent.isPython(name));
        return scripts.containsKey(Script.FILE) ? Optional.of(Script.of(scripts)) : Optional.empty();
    }

    @Override
    public Map<String, String> files(ProgramLanguage language) {
        return language == ProgramLanguage.JAVA
                ? watchedProgram().map(file -> Map.of(file.className(), file.text())).orElse(Map.of())
                : script().map(Script::files).orElse(Map.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OwnLesson lesson && folder.equals(lesson.folder);
    }

    @Override
    public int hashCode() {
        return folder.hashCode();
    }
}
