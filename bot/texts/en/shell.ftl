# What any feature may have to say.
refused-bug = Something went wrong on our side. The owner has been told; nothing of yours is lost.
