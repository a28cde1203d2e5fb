package dev.gantry.lesson;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;

/**
 * Lesson whose Java program is the file {@value MainFile#NAME} of its folder, and uses Gantry. The build has compiled
 * it into a package of its own, with calls that record in place of those that print and sleep (see {@code src/build}).
 */
record MainLesson(String id) implements JavaLesson {
    /** Name of the program's class. */
    String className() {
        return "lessons." + id.replace("-", "") + ".Main";
    }

    @Override
    public Class<?> program() {
        try {
            return Class.forName(className());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this build of Gantry holds no program of the lesson " + id, e);
        }
    }

    @Override
    public Map<String, String> files(ProgramLanguage language) {
        return language == ProgramLanguage.JAVA
                ? Map.of(className(), LessonFiles.file(id, MainFile.NAME).orElseThrow())
                : JavaLesson.super.files(language);
    }

    @Override
    public boolean isRunTwice() {
        return LessonFiles.file(id, MainFile.NAME).filter(text -> !text.contains("ProcessPool")).isPresent();
    }

    @Override
    public void run() throws Exception {
        try {
            Constructor<?> maker = program().getDeclaredConstructor();
            Method main = program().getDeclaredMethod("main");
            main.setAccessible(true);
            main.invoke(maker.newInstance());
        } catch (InvocationTargetException thrown) {
            switch (thrown.getCause()) {
                case Exception exception -> throw exception;
                case Error error -> throw error;
                default -> throw thrown;
            }
        }
    }
}
