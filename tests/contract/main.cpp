#include <memory>

#include <gmock/gmock.h>

#include "contract/differences.h"

int main(int argc, char** argv) {
    testing::InitGoogleMock(&argc, argv);
    testing::UnitTest::GetInstance()->listeners().Append(
        std::make_unique<cassia::support::Differences>(CASSIA_DIFFERENCES).release());
    return RUN_ALL_TESTS();
}
