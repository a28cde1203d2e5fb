package dev.gantry.ui.parameters;

import java.util.Optional;
import javafx.beans.value.ObservableValue;

import org.controlsfx.control.PropertySheet;

import dev.gantry.lesson.Parameter;
import dev.gantry.ui.session.Session;

/** One parameter of the chosen lesson, as a property sheet wants it. */
record ParameterItem(Session session, Parameter parameter) implements PropertySheet.Item {
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
        return parameter.label();
    }

    @Override
    public String getDescription() {
        return parameter.help();
    }

    @Override
    public Object getValue() {
        return session.arguments().get(parameter);
    }

    @Override
    public void setValue(Object value) {
        session.arguments(session.arguments().with(session.lesson(), parameter.name(), (Long) value));
    }

    @Override
    public Optional<ObservableValue<? extends Object>> getObservableValue() {
        return Optional.empty();
    }
}
