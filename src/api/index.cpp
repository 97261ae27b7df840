#include <cassia/index.h>

#include <utility>

#include <cassia/errors.h>

namespace cassia {

IndexExpression create_index_expression(Value column_name, Value value, IndexOperator op) {
    return {std::move(column_name), std::move(value), op};
}

IndexClause create_index_clause(std::vector<IndexExpression> expressions, Value start_key, std::size_t count) {
    if (expressions.empty()) {
        throw InvalidRequestError("an index clause has no expression; give one at least, an EQ on an indexed column");
    }
    return {std::move(expressions), std::move(start_key), count};
}

}  // namespace cassia
