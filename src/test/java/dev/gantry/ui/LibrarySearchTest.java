package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;

/** The library lists what matches best first. */
@Tag("screen")
class LibrarySearchTest {
    private final Screen screen = Screen.real();

    @AfterEach
    void close() {
        screen.close();
    }

    private List<String> search(String words) {
        Screen.fx(() -> {
            ((TextField) screen.bench().scene().lookup("#library-search")).setText(words);
            return null;
        });
        screen.idle();
        return Screen.fx(() -> ((ListView<?>) screen.bench().scene().lookup("#library")).getItems().stream()
                .map(item -> ((Lesson) item).id()).toList());
    }

    @Test
    void aTitleIsBetterThanWhatIsSaidAndAWholeWordThanAPart() {
        assertThat(search("deadlock").getFirst()).isEqualTo("deadlock");
        assertThat(search("map")).startsWith("thread-map", "process-map");
        List<String> locks = search("lock");
        assertThat(locks.indexOf("unfair-lock")).as("a word of the title").isLessThan(locks.indexOf("deadlock"));
        assertThat(locks.indexOf("deadlock")).as("a part of the title").isLessThan(locks.indexOf("lost-update"));
        assertThat(locks.indexOf("lost-update")).as("said before the run").isLessThan(locks.indexOf("gil"));
        assertThat(search("back-pressure").getFirst()).isEqualTo("caller-runs");
        assertThat(search("")).isEqualTo(Catalogue.lessons().stream().map(Lesson::id).toList());
    }

    private long headings() {
        return Screen.fx(() -> screen.bench().scene().getRoot().lookupAll("#library .lesson-group").stream()
                .filter(Node::isVisible).count());
    }

    @Test
    void whatIsSearchedForHasNoGroups() {
        screen.idle();
        assertThat(headings()).isPositive();
        search("thread");
        assertThat(headings()).isZero();
        search("");
        assertThat(headings()).isPositive();
    }

    @Test
    void enterInTheFieldTakesTheBest() {
        search("thread semaphore");
        Screen.fx(() -> {
            screen.bench().scene().lookup("#library-search").requestFocus();
            return null;
        });
        screen.robot().push(KeyCode.ENTER);
        screen.idle();
        assertThat(screen.bench().session().lesson().id()).isEqualTo("semaphore");
    }

    @Test
    void downInTheFieldGoesToWhatIsFound() {
        search("deadlock");
        Screen.fx(() -> {
            screen.bench().scene().lookup("#library-search").requestFocus();
            return null;
        });
        screen.robot().push(KeyCode.DOWN);
        screen.idle();
        assertThat(screen.bench().session().lesson().id()).isEqualTo("deadlock");
    }
}
