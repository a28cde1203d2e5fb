package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The title of a run says the numbers of that run. */
class ArgumentsTitleTest {
    private final Lesson twenty = Catalogue.find("thread-twenty").orElseThrow();

    @Test
    void theNumbersOfATitleAreThoseOfTheRun() {
        Arguments many = Arguments.usual(twenty).with(twenty, "tasks", 200).with(twenty, "workers", 200);

        assertThat(many.title(twenty, ProgramLanguage.JAVA)).isEqualTo("200 tasks on 200 threads");
        assertThat(many.title(twenty, ProgramLanguage.PYTHON)).isEqualTo("200 tasks on 200 threads (Python)");
        assertThat(many.fill("二十个任务 20，线程 5", twenty)).isEqualTo("二十个任务 200，线程 200");
    }

    @Test
    void whatTheTitleDoesNotNameIsSaidAfterIt() {
        Lesson one = Catalogue.find("thread-one").orElseThrow();

        assertThat(Arguments.usual(one).with(one, "workers", 2).title(one, ProgramLanguage.JAVA))
                .isEqualTo("One task on a thread pool (workers 2)");
        assertThat(Arguments.usual(twenty).title(twenty, ProgramLanguage.JAVA)).isEqualTo("20 tasks on 5 threads");
    }
}
