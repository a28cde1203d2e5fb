package dev.gantry.ui.parameters;

import java.util.Optional;
import javafx.beans.value.ObservableValue;

import org.controlsfx.control.PropertySheet;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.LessonTexts;

/** One parameter of a lesson, as a property sheet wants it. The lesson need not be the chosen one any more. */
record ParameterItem(Session session, Lesson lesson, Parameter parameter) implements PropertySheet.Item {
    @Override
    public Class<?> getType() {
        return Long.class;
    }

    @Override
    public String getCategory() {
        return "";
    }

    @Override
    public String getName() {
        return LessonTexts.label(parameter);
    }

    @Override
    public String getDescription() {
        return LessonTexts.help(parameter);
    }

    @Override
    public Object getValue() {
        return session.arguments(lesson).get(parameter);
    }

    @Override
    public void setValue(Object value) {
        session.arguments(lesson, session.arguments(lesson).with(lesson, parameter.name(), (Long) value));
    }

    @Override
    public Optional<ObservableValue<? extends Object>> getObservableValue() {
        return Optional.empty();
    }
}
