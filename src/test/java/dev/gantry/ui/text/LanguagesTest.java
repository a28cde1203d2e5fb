package dev.gantry.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;

/** Everything is said in both languages, with signs that the fonts have. */
class LanguagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @ValueSource(strings = {"/dev/gantry/ui/text/messages", "/dev/gantry/view/style/phrases"})
    void everyTextExistsInBothLanguagesWithTheSamePlaceholders(String bundle) throws IOException {
        Properties english = read(bundle + ".properties");
        Properties chinese = read(bundle + "_zh_CN.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    /** English is what the lessons' own programs say. */
    @Test
    void everyParameterOfALessonIsToldInChineseToo() throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (Lesson lesson : Catalogue.lessons()) {
            lesson.parameters().forEach(each -> {
                wanted.addAll(List.of("parameter." + each.name(), "parameter." + each.name() + ".help"));
            });
        }
        Properties chinese = read("/dev/gantry/ui/text/lessons_zh_CN.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(wanted);
        assertThat(chinese.values()).allMatch(text -> text.toString().codePoints().anyMatch(Character::isIdeographic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GantrySC-Regular.otf", "GantrySC-Bold.otf"})
    void theFontsHaveEverySignOfTheChineseTexts(String name) throws IOException, FontFormatException {
        try (InputStream file = getClass().getResourceAsStream("/dev/gantry/view/style/fonts/" + name)) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, file);
            for (Lesson lesson : Catalogue.lessons()) {
                assertThat(font.canDisplayUpTo(lesson.text("zh").orElseThrow().toString())).as(lesson.id())
                        .isEqualTo(-1);
            }
            for (String bundle : Set.of("/dev/gantry/ui/text/messages", "/dev/gantry/ui/text/lessons",
                    "/dev/gantry/view/style/phrases")) {
                for (Object text : read(bundle + "_zh_CN.properties").values()) {
                    assertThat(font.canDisplayUpTo((String) text)).as("%s", text).isEqualTo(-1);
                }
            }
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(each -> places.add(each.group()));
        return places;
    }

    private static Properties read(String resource) throws IOException {
        Properties texts = new Properties();
        try (InputStream file = LanguagesTest.class.getResourceAsStream(resource)) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
