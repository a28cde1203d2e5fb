package dev.gantry.program.java.weave;

import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Rule: which hook is called where, and with what.
 *
 * @param since first version of the JDK for which it holds
 * @param until last version
 * @param method the method's name, or several with bars between them, of which the first that is there is meant
 * @param parameters simple types of its first parameters; an empty text if it has none; empty if any will do
 * @param place where in it
 * @param call the method at whose call that is, an empty text if it is at none
 * @param hook the hook's name
 * @param arguments what it is given, as the rule spells it
 */
record Rule(int since, int until, String method, Optional<String> parameters, Place place, String call,
        String hook, List<String> arguments) {
    Rule {
        arguments = List.copyOf(arguments);
    }

    boolean holdsFor(int version) {
        return since <= version && version <= until;
    }

    /** Whether it is a rule for this method, which has code. */
    boolean fits(MethodModel model) {
        if (!model.methodName().equalsString(method) || model.code().isEmpty()) {
            return false;
        }
        List<String> types = model.methodTypeSymbol().parameterList().stream().map(ClassDesc::displayName).toList();
        return parameters.isEmpty() || (parameters.get().isEmpty()
                ? types.isEmpty()
                : Collections.indexOfSubList(types, List.of(parameters.get().split(","))) == 0);
    }

    /** The method as the rule names it. */
    String shown() {
        return method + parameters.map("(%s)"::formatted).orElse("") + (call.isEmpty() ? "" : ", call of " + call);
    }
}
