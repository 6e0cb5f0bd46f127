package dev.socialposting.environment;

import java.util.Map;

/** The environment variables of a function, for its composition root. */
public record Environment(Map<String, String> variables) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /**
     * The value of a variable that must be set.
     *
     * @throws IllegalArgumentException naming the variable, if it is missing or blank
     */
    public String required(String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is missing");
        }
        return value;
    }

    /**
     * The value of a variable that must be a whole number, 0 or more.
     *
     * @throws IllegalArgumentException naming the variable, if it is missing or anything else
     */
    public int requiredNumber(String name) {
        String value = required(name).strip();
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " must be a whole number, but is " + value, notANumber);
        }
        throw new IllegalArgumentException(name + " must be 0 or more, but is " + value);
    }

    /** The variable's value, or an empty text. */
    public String optional(String name) {
        return variables.getOrDefault(name, "");
    }
}
