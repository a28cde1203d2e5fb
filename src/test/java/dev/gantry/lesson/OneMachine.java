package dev.gantry.lesson;

import java.util.List;

/** Lessons that need no cluster, whose members are JVMs that take seconds to start: tests of all lessons run these. */
public final class OneMachine {
    private OneMachine() {}

    public static List<JavaLesson> lessons() {
        return Catalogue.inJava().stream().filter(lesson -> !lesson.group().equals("cluster")).toList();
    }
}
